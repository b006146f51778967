// 已发答复: what was sent to the terminal, and whether it is there.
import { useTranslation } from 'react-i18next'
import type { OpenedSubmission } from '../../shared/api/hub-console.ts'
import { Moment } from './moment.tsx'

export function RepliesCard({ submission: { row, replies } }: { submission: Pick<OpenedSubmission, 'row' | 'replies'> }) {
  const { t } = useTranslation()
  if (replies.length === 0) return null
  return (
    <section className="card" aria-labelledby="replies">
      <h2 id="replies">{t('console:submission.replies')}</h2>
      {replies.map((reply) => (
        <div key={reply.sentAt} className="reply" data-testid="reply">
          <p className="reply-text">{reply.body}</p>
          <p className="soft reply-facts">
            <span>{reply.answeredBy}</span>
            <Moment at={reply.sentAt} />
            {row.handedIn === undefined ? (
              <span className={reply.delivered ? 'tag tag-answered' : 'tag'}>
                {reply.delivered ? t('console:submission.delivered') : t('console:submission.not-delivered')}
              </span>
            ) : (
              <span className="tag">{t('handin:by-hand')}</span>
            )}
          </p>
        </div>
      ))}
    </section>
  )
}
