// What was written, page by page of the form, to be looked at once more; with 修改 beside each where it can be mended.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Answers, askedFields, askedPages, type Field, type SubmissionKind } from '../../../shared/requests/form.ts'
import { groupResidentId, maskResidentId } from '../../../shared/text/resident-id.ts'
import { Button } from '../../ui/button.tsx'
import { Whole } from '../../ui/whole.tsx'
import type { Draft } from '../state/draft.ts'

export function AnswerCards({ draft, change }: { draft: Draft; change?: (page: string) => void }) {
  const { t } = useTranslation()
  const kind = draft.form.id
  const asked = new Set(askedFields(draft.form, draft.answers).map((field) => field.id))
  const pages = askedPages(draft.form, draft.answers).filter((page) => page.fields.length > 0)
  return (
    <ul className="plain-list answers">
      {pages.map((page) => (
        <li key={page.id} className="answer-card" data-keep="">
          <dl>
            {page.fields
              .filter((field) => asked.has(field.id))
              .map((field) => (
                <div key={field.id}>
                  <dt>{t(`forms:${kind}.field.${field.id}.label`)}</dt>
                  <dd data-written="">
                    <Answer kind={kind} field={field} answers={draft.answers} />
                  </dd>
                </div>
              ))}
          </dl>
          {change === undefined ? null : (
            <Button look="wash" testId={`change-${page.id}`} onPress={() => change(page.id)}>
              {t('common:change')}
              <span className="unseen">{t(`forms:${kind}.page.${page.id}.title`)}</span>
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

function Answer({ kind, field, answers }: { kind: SubmissionKind; field: Field; answers: Answers }) {
  const { t } = useTranslation()
  const answer = answers[field.id]?.trim() ?? ''
  if (answer === '') return <span className="soft">{t('common:not-written')}</span>
  if (field.type === 'id-number') return <ResidentId id={answer} />
  return <>{field.type === 'choice' ? t(`forms:${kind}.field.${field.id}.option.${answer}`) : <Whole>{answer}</Whole>}</>
}

/** The next in line stands close enough to read it. */
function ResidentId({ id }: { id: string }) {
  const { t } = useTranslation()
  const [whole, setWhole] = useState(false)
  const masked = maskResidentId(id)
  if (masked === undefined) return <>{id}</>
  return (
    <span className="answer-id">
      <span className="whole">{whole ? groupResidentId(id) : masked}</span>
      <Button look="wash" testId="id-whole" onPress={() => setWhole(!whole)}>
        {t(whole ? 'terminal:form.hide-middle' : 'terminal:form.show-whole')}
      </Button>
    </span>
  )
}
