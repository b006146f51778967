// 回访记录: what was done about a bad rating, one step after another: the day, what, by whom, and when it was recorded.
import { useTranslation } from 'react-i18next'
import type { FollowUpView } from '../../../shared/api/hub-follow-up.ts'
import { dayOf } from '../../ui/dates.ts'
import { Moment } from '../moment.tsx'

export function FollowUpRecord({ steps }: Pick<FollowUpView, 'steps'>) {
  const { t } = useTranslation()
  if (steps.length === 0) return <p className="soft">{t('ratings:nothing-done')}</p>
  return (
    <ol className="records plain-list" aria-label={t('ratings:record')} data-testid="follow-up-steps">
      {steps.map(({ id, action, words, by, at }) => (
        <li key={id} data-testid={`step-${action.kind}`}>
          <strong>
            {'day' in action ? action.day : dayOf(at)} {t(`ratings:step.${action.kind}`)}
          </strong>
          {'finding' in action ? <span className="tag">{t(`ratings:finding.${action.finding}`)}</span> : null}
          {'result' in action ? <span className="tag tag-answered">{t(`ratings:result.${action.result}`)}</span> : null}
          {words === undefined ? null : <span className="reply-text case-words">{words}</span>}
          <span className="soft record-facts">
            <span>{by}</span>
            <Moment at={at} />
          </span>
        </li>
      ))}
    </ol>
  )
}
