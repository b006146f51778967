// Which form this is and how far along: 第3步，共6步.
import { useTranslation } from 'react-i18next'
import type { Answers, FormDefinition, FormPage } from '../../../shared/requests/form.ts'
import { Icon } from '../../ui/icon.tsx'
import { type Draft, pagesOf } from '../state/draft.ts'

export function FormHead({ draft }: { draft: Draft }) {
  const { t } = useTranslation()
  const pages = pagesOf(draft, likelyAnswers(draft.form, draft.answers))
  const byStaff = draft.help !== undefined
  // The check page is a step too; where staff fill in, so are 告知 and the person's own look.
  const steps = pages.length + (byStaff ? 3 : 1)
  const at = stepOf(draft, pages) + (byStaff ? 1 : 0)
  return (
    <div className="form-head">
      <div className="steps" aria-hidden="true">
        {Array.from({ length: steps }, (_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the bars of the steps have no other name
          <span key={i} className={i <= at ? 'step step-done' : 'step'} />
        ))}
      </div>
      {draft.help === undefined ? null : (
        <p className="filling-mark" data-testid="filling-mark">
          <Icon name="people" />
          <span>
            <b>{t('help:filling.mark')}</b> {t('help:filling.by', { by: draft.help.by })}
          </span>
        </p>
      )}
      <p className="small soft">{t('terminal:form.step', { form: t(`terminal:open.${draft.form.id}`), step: at + 1, steps })}</p>
    </div>
  )
}

/** 0 for the first page asked. */
function stepOf({ step }: Draft, pages: readonly FormPage[]): number {
  switch (step.at) {
    case 'told':
      return -1
    case 'page':
      return pages.findIndex((page) => page.id === step.page)
    case 'elsewhere':
    case 'check':
      return pages.length
    case 'person':
      return pages.length + 1
  }
}

/** For counting the pages ahead: a choice not yet made is taken to be its first option. */
function likelyAnswers(form: FormDefinition, answers: Answers): Answers {
  const likely: Answers = { ...answers }
  for (const page of form.pages) {
    for (const field of page.fields) likely[field.id] ??= field.options?.[0] ?? ''
  }
  return likely
}
