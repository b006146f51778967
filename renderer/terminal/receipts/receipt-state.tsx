// Where a submission stands, step by step, and the answer when there is one.
import { useTranslation } from 'react-i18next'
import type { ReceiptStatus } from '../../../shared/api/terminal.ts'
import { momentText } from '../../ui/dates.ts'
import { Icon } from '../../ui/icon.tsx'
import { useViewing } from '../state/viewing.ts'

interface Stage {
  readonly words: string
  readonly when: string | undefined
  readonly reached: boolean
}

export function ReceiptState({ status }: { status: ReceiptStatus }) {
  const { t } = useTranslation()
  const language = useViewing((viewing) => viewing.language)
  const when = (moment: string | undefined) => (moment === undefined ? undefined : momentText(moment, language))
  const refused = status.state === 'refused'
  const received = status.receivedAt !== undefined || status.state === 'received' || status.state === 'answered'
  const stages: Stage[] = [
    { words: t('terminal:stage.submitted'), when: when(status.submittedAt), reached: true },
    { words: t('terminal:stage.received'), when: when(status.receivedAt), reached: received },
    { words: t('terminal:stage.answered'), when: when(status.reply?.sentAt), reached: status.state === 'answered' },
  ]
  return (
    <>
      <h1>{t(`terminal:open.${status.kind}`)}</h1>
      <p className="code">{status.number}</p>
      <p
        className={refused ? 'note note-warn' : status.state === 'answered' ? 'note note-good' : 'note'}
        data-testid="receipt-state"
        data-state={status.state}
      >
        {t(`terminal:receipt-state.${status.state}`)}
      </p>
      <ol className="stages plain-list">
        {stages.map((stage) => (
          <li key={stage.words} className={stage.reached ? 'stage stage-reached' : 'stage'} data-keep="">
            <span className="stage-mark">{stage.reached ? <Icon name="done" /> : null}</span>
            <span>
              {stage.words}
              <small>{stage.reached ? (stage.when ?? '') : t('terminal:stage.not-yet')}</small>
            </span>
          </li>
        ))}
      </ol>
      {status.reply === undefined ? null : (
        <section className="sheet sheet-short">
          <h2>{t('terminal:reply.title')}</h2>
          <p className="reply-body" data-testid="reply-body" lang="zh-CN">
            {status.reply.body}
          </p>
          <p className="soft">
            {t('terminal:reply.by', { body: status.reply.answeredBy, when: momentText(status.reply.sentAt, language) })}
          </p>
          {status.kind === 'disclosure-request' ? <p className="soft small">{t('terminal:reply.not-service')}</p> : null}
        </section>
      )}
    </>
  )
}
