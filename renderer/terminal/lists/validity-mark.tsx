// Whether a document holds, as a mark with words: green or red on a policy, red on whatever was repealed or amended.
import { useTranslation } from 'react-i18next'
import type { ListedDocument } from '../../../shared/api/terminal.ts'
import type { DocumentKind } from '../../../shared/content/document.ts'

type Judged = Pick<ListedDocument, 'kind' | 'validity'>

/** Of these it is said that they are over, not that they are void: nobody took them for a rule. */
const OVER: readonly DocumentKind[] = ['event', 'opinion-call', 'notice', 'publicity']

export function isOver({ kind, validity }: Judged): boolean {
  return validity === 'expired' && OVER.includes(kind)
}

export function ValidityMark({ document, testId }: { document: Judged; testId?: string }) {
  const { t } = useTranslation()
  const { kind, validity } = document
  if (isOver(document)) {
    // An event and a call carry a mark of their own, by their period.
    return kind === 'event' || kind === 'opinion-call' ? null : <span className="tag tag-past">{t('common:validity-past')}</span>
  }
  if (validity !== 'valid') {
    return (
      <span className="tag tag-void" data-testid={testId}>
        {t(`common:validity.${validity}`)}
      </span>
    )
  }
  return kind === 'policy' ? <span className="tag tag-good">{t('common:validity.valid')}</span> : null
}
