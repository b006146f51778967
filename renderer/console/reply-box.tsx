// Writing a reply: sent only after a second look, because it can't be taken back.
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hubConsoleApi, type OpenedSubmission } from '../../shared/api/hub-console.ts'
import type { Failure } from '../../shared/result.ts'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { useDraft } from './drafts.ts'
import { callSignedIn } from './session.ts'

const REPLY_MAX_CHARACTERS = 5000

type Stage = 'writing' | 'empty' | 'confirming' | 'sending' | 'sent'

interface ReplyBoxProps {
  submission: OpenedSubmission
  sent: (submission: OpenedSubmission) => void
}

export function ReplyBox({ submission: { row }, sent }: ReplyBoxProps) {
  const { t } = useTranslation()
  const [body, setBody] = useDraft(row.id)
  const [stage, setStage] = useState<Stage>('writing')
  const [failure, setFailure] = useState<Failure | undefined>()
  const text = useRef<HTMLTextAreaElement>(null)
  const send = async () => {
    setStage('sending')
    setFailure(undefined)
    const answer = await callSignedIn(hubConsoleApi.reply, { id: row.id, body: body.trim() })
    if (answer.ok) {
      setBody('')
      setStage('sent')
      sent(answer.value)
    } else {
      setStage('writing')
      setFailure(answer.error)
    }
  }
  const keepWriting = () => {
    setStage('writing')
    text.current?.focus()
  }
  return (
    <section className="card reply-box" aria-labelledby="reply-title">
      <h2 id="reply-title">
        <label htmlFor="reply">{t('console:submission.reply')}</label>
      </h2>
      <p className="soft">{t('console:submission.reply-hint')}</p>
      <textarea
        id="reply"
        ref={text}
        rows={8}
        maxLength={REPLY_MAX_CHARACTERS}
        value={body}
        readOnly={stage === 'confirming' || stage === 'sending'}
        data-testid="reply-text"
        onChange={(event) => {
          setBody(event.target.value)
          setStage('writing')
        }}
      />
      {failure === undefined ? null : <FailureNote failure={failure} />}
      {stage === 'empty' ? (
        <p className="note note-warn" role="alert">
          {t('console:submission.empty')}
        </p>
      ) : null}
      {stage === 'sent' ? <SentNote /> : null}
      {stage === 'confirming' || stage === 'sending' ? (
        <Confirming toConfirm={row.toConfirm} sending={stage === 'sending'} send={() => void send()} back={keepWriting} />
      ) : (
        <Button look="primary" testId="send-reply" onPress={() => setStage(body.trim() === '' ? 'empty' : 'confirming')}>
          {t('console:submission.send')}
        </Button>
      )}
    </section>
  )
}

/** The sent reply now stands above and has pushed the box down: the focus brings the news into sight. */
function SentNote() {
  const { t } = useTranslation()
  const note = useRef<HTMLParagraphElement>(null)
  useEffect(() => note.current?.focus(), [])
  return (
    <p className="note note-good" role="status" data-testid="reply-sent" ref={note} tabIndex={-1}>
      {t('console:submission.sent')}
    </p>
  )
}

interface ConfirmingProps {
  /** Nobody has confirmed the day of receipt: said, never in the way (an answer given at once is lawful, 条例 第33条). */
  toConfirm: boolean
  sending: boolean
  send: () => void
  back: () => void
}

function Confirming({ toConfirm, sending, send, back }: ConfirmingProps) {
  const { t } = useTranslation()
  const note = useRef<HTMLDivElement>(null)
  // The pressed button has made way for this one: the focus goes on with it.
  useEffect(() => note.current?.querySelector('button')?.focus(), [])
  return (
    <div className="note note-warn" role="alert" ref={note}>
      {toConfirm ? <p data-testid="day-not-confirmed">{t('console:submission.day-not-confirmed')}</p> : null}
      <p>{t('console:submission.confirm')}</p>
      <div className="button-row">
        <Button look="primary" busy={sending} testId="confirm-reply" onPress={send}>
          {sending ? t('console:submission.sending') : t('console:submission.confirm-send')}
        </Button>
        <Button onPress={back} disabled={sending} testId="keep-writing">
          {t('console:submission.keep-writing')}
        </Button>
      </div>
    </div>
  )
}
