// The fields of a document by its kind: what the catalogue and the terminal's lists need to know of it.
import { useTranslation } from 'react-i18next'
import { hubDeskApi } from '../../../shared/api/hub-desk.ts'
import { DOCUMENT_KINDS, OPENNESS } from '../../../shared/content/document.ts'
import { useLoad } from '../../ui/use-load.ts'
import { callSignedIn } from '../session.ts'
import {
  DRAFT_LANGUAGES,
  type DraftValues,
  type FormField,
  fieldId,
  formFields,
  linkFields,
  mayBeNormative,
  withLink,
  withoutLink,
} from './draft-values.ts'
import { LinkChooser } from './link-chooser.tsx'

interface DraftFieldsProps {
  id: string
  values: DraftValues
  change: (values: DraftValues) => void
  /** Ids of the fields that are wrong. */
  wrong: readonly string[]
}

const LINE_MAX = 300
const LONG_MAX = 500

export function DraftFields({ id, values, change, wrong }: DraftFieldsProps) {
  const { t } = useTranslation()
  const { loaded } = useLoad('desk-links', 0, () => callSignedIn(hubDeskApi.rows, {}))
  const others = loaded.state === 'ready' ? loaded.value.rows.filter((row) => row.id !== id && row.stage !== 'withdrawn') : []
  return (
    <section className="card" aria-labelledby="fields-title">
      <h2 id="fields-title">{t('desk:form.fields')}</h2>
      <div className="draft-fields">
        <Choice
          name="kind"
          label={t('desk:field.kind')}
          value={values.kind}
          options={DOCUMENT_KINDS}
          words={(one) => t(`common:kind-of-one.${one}`)}
          choose={(kind) => change({ ...values, kind })}
        />
        {formFields(values.kind).map((field) => (
          <Written
            key={field.name}
            field={field}
            value={values.lines[field.name] ?? ''}
            wrong={wrong.includes(fieldId(field.name))}
            write={(written) => change({ ...values, lines: { ...values.lines, [field.name]: written } })}
          />
        ))}
        {linkFields(values.kind).map((field) => (
          <LinkChooser
            key={field}
            field={field}
            chosen={values.links[field]}
            documents={others}
            add={(one) => change(withLink(values, field, one))}
            remove={(one) => change(withoutLink(values, field, one))}
          />
        ))}
        <Choice
          name="openness"
          label={t('desk:field.openness')}
          value={values.openness}
          options={OPENNESS}
          words={(one) => t(`desk:openness.${one}`)}
          choose={(openness) => change({ ...values, openness })}
        />
        <Choice
          name="language"
          label={t('desk:field.language')}
          value={values.language}
          options={DRAFT_LANGUAGES}
          words={(one) => t(`desk:language.${one}`)}
          choose={(language) => change({ ...values, language })}
        />
      </div>
      {mayBeNormative(values.kind) ? (
        <Tick name="normative" on={values.normative} tick={(normative) => change({ ...values, normative })} />
      ) : null}
      <Tick name="spotlight" on={values.spotlight} tick={(spotlight) => change({ ...values, spotlight })} />
    </section>
  )
}

interface WrittenProps {
  field: FormField
  value: string
  wrong: boolean
  write: (value: string) => void
}

function Written({ field: { name, type, required = false }, value, wrong, write }: WrittenProps) {
  const { t } = useTranslation()
  const hint = t(`desk:hint.${name}`, { defaultValue: '' })
  const input = {
    id: fieldId(name),
    value,
    required,
    'aria-invalid': wrong,
    'data-testid': `field-${name}`,
    ...(hint !== '' && { 'aria-describedby': `hint-${name}` }),
  } as const
  return (
    <p className={type === 'long' || name === 'title' ? 'draft-field draft-field-wide' : 'draft-field'}>
      <label htmlFor={input.id}>
        {t(`desk:field.${name}`)}
        {required ? null : <span className="soft"> {t('desk:form.optional')}</span>}
      </label>
      {type === 'long' ? (
        <textarea rows={2} maxLength={LONG_MAX} {...input} onChange={(event) => write(event.target.value)} />
      ) : (
        <input
          type={type === 'day' ? 'date' : 'text'}
          maxLength={LINE_MAX}
          {...input}
          onChange={(event) => write(event.target.value)}
        />
      )}
      {hint === '' ? null : (
        <span id={`hint-${name}`} className="soft">
          {hint}
        </span>
      )}
    </p>
  )
}

interface ChoiceProps<Option extends string> {
  name: string
  label: string
  value: Option
  options: readonly Option[]
  words: (option: Option) => string
  choose: (option: Option) => void
}

function Choice<Option extends string>({ name, label, value, options, words, choose }: ChoiceProps<Option>) {
  return (
    <p className="draft-field">
      <label htmlFor={fieldId(name)}>{label}</label>
      <select
        id={fieldId(name)}
        value={value}
        data-testid={fieldId(name)}
        onChange={(event) => choose(options.find((one) => one === event.target.value) ?? value)}
      >
        {options.map((one) => (
          <option key={one} value={one}>
            {words(one)}
          </option>
        ))}
      </select>
    </p>
  )
}

function Tick({ name, on, tick }: { name: 'normative' | 'spotlight'; on: boolean; tick: (on: boolean) => void }) {
  const { t } = useTranslation()
  return (
    <p className="tick">
      <input
        id={fieldId(name)}
        type="checkbox"
        checked={on}
        data-testid={fieldId(name)}
        onChange={(event) => tick(event.target.checked)}
      />
      <label htmlFor={fieldId(name)}>{t(`desk:field.${name}`)}</label>
    </p>
  )
}
