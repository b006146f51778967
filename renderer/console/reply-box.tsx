// Writing a reply: sent only after a second look, because it can't be taken back.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hubConsoleApi, type OpenedSubmission } from '../../shared/api/hub-console.ts'
import type { Failure } from '../../shared/result.ts'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { callSignedIn } from './session.ts'

const REPLY_MAX_CHARACTERS = 5000

type Stage = 'writing' | 'empty' | 'confirming' | 'sending' | 'sent'

export function ReplyBox({ id, sent }: { id: string; sent: (submission: OpenedSubmission) => void }) {
  const { t } = useTranslation()
  const [body, setBody] = useState('')
  const [stage, setStage] = useState<Stage>('writing')
  const [failure, setFailure] = useState<Failure | undefined>()
  const send = async () => {
    setStage('sending')
    setFailure(undefined)
    const answer = await callSignedIn(hubConsoleApi.reply, { id, body: body.trim() })
    if (answer.ok) {
      setBody('')
      setStage('sent')
      sent(answer.value)
    } else {
      setStage('writing')
      setFailure(answer.error)
    }
  }
  return (
    <section className="card">
      <h2>
        <label htmlFor="reply">{t('console:submission.reply')}</label>
      </h2>
      <p className="soft">{t('console:submission.reply-hint')}</p>
      <textarea
        id="reply"
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
      {stage === 'sent' ? (
        <p className="note note-good" role="status" data-testid="reply-sent">
          {t('console:submission.sent')}
        </p>
      ) : null}
      {stage === 'confirming' || stage === 'sending' ? (
        <div className="note note-warn" role="alert">
          <p>{t('console:submission.confirm')}</p>
          <div className="button-row">
            <Button look="primary" busy={stage === 'sending'} testId="confirm-reply" onPress={() => void send()}>
              {stage === 'sending' ? t('console:submission.sending') : t('console:submission.confirm-send')}
            </Button>
            <Button onPress={() => setStage('writing')} disabled={stage === 'sending'}>
              {t('console:submission.keep-writing')}
            </Button>
          </div>
        </div>
      ) : (
        <Button look="primary" testId="send-reply" onPress={() => setStage(body.trim() === '' ? 'empty' : 'confirming')}>
          {t('console:submission.send')}
        </Button>
      )}
    </section>
  )
}
