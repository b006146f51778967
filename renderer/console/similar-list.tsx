// Requests that ask for nearly the same (F19): number, day, whose, how it ended.
import { useTranslation } from 'react-i18next'
import type { SimilarRequest } from '../../shared/api/hub-cases.ts'

export function SimilarList({ similar }: { similar: readonly SimilarRequest[] }) {
  const { t } = useTranslation()
  return (
    <ul className="plain-list">
      {similar.map(({ id, receipt, receivedOn, sameApplicant, answered }) => (
        <li key={id}>
          {receipt} · {receivedOn} · {sameApplicant ? t('cases:card.same-applicant') : t('cases:card.other-applicant')}
          {answered === undefined ? '' : ` · ${t(`cases:code.${answered}`)}`}
        </li>
      ))}
    </ul>
  )
}
