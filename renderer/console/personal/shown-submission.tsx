// One of a person's submissions, to read to them at the window: what they wrote and what was answered. Looking is on record.
import { useTranslation } from 'react-i18next'
import { hubConsoleApi } from '../../../shared/api/hub-console.ts'
import { FailureNote } from '../../ui/failure-note.tsx'
import { useLoad } from '../../ui/use-load.ts'
import { Waiting } from '../../ui/waiting.tsx'
import { Moment } from '../moment.tsx'
import { callSignedIn } from '../session.ts'
import { WrittenAnswers } from '../written-answers.tsx'

export function ShownSubmission({ id }: { id: string }) {
  const { t } = useTranslation()
  const { loaded, retry } = useLoad(`person-${id}`, 0, () => callSignedIn(hubConsoleApi.open, { id }))
  if (loaded.state === 'waiting') return <Waiting what={t('console:loading')} />
  if (loaded.state === 'failed') return <FailureNote failure={loaded.failure} retry={retry} />
  const { row, answers, formVersion, replies } = loaded.value
  return (
    <article className="shown-submission" data-testid="shown-submission">
      <h3>
        {t(`console:kind.${row.kind}`)} {row.receipt}
      </h3>
      <WrittenAnswers kind={row.kind} version={formVersion} answers={answers} />
      {replies.length === 0 ? <p className="soft">{t('personal:no-reply')}</p> : <h4>{t('console:submission.replies')}</h4>}
      {replies.map(({ body, sentAt, answeredBy }) => (
        <div key={sentAt} className="reply">
          <p className="reply-text">{body}</p>
          <p className="soft reply-facts">
            <span>{answeredBy}</span>
            <Moment at={sentAt} />
          </p>
        </div>
      ))}
    </article>
  )
}
