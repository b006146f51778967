// Messages of the office to the hall's staff (指令：留言), in the tray until their end; 已阅 tells the office that they were read.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ShownMessage, terminalFleetApi } from '../../../shared/api/terminal-fleet.ts'
import type { Failure } from '../../../shared/result.ts'
import { Button } from '../../ui/button.tsx'
import { momentText } from '../../ui/dates.ts'
import { FailureNote } from '../../ui/failure-note.tsx'
import { useLoad } from '../../ui/use-load.ts'
import { askAs } from '../state/grant.ts'
import { useViewing } from '../state/viewing.ts'

export function StaffMessages() {
  const [changes, setChanges] = useState(0)
  // With the tray, not with each change of state: a page left open must not keep its grant alive.
  const { loaded } = useLoad('staff-messages', changes, () => askAs(terminalFleetApi.messages, {}))
  if (loaded.state !== 'ready') return null
  return loaded.value.messages.map((message) => (
    <Message key={message.id} message={message} changed={() => setChanges((n) => n + 1)} />
  ))
}

function Message({ message, changed }: { message: ShownMessage; changed: () => void }) {
  const { t } = useTranslation()
  const language = useViewing((viewing) => viewing.language)
  const [failure, setFailure] = useState<Failure | undefined>()
  const seen = async () => {
    const answer = await askAs(terminalFleetApi.messageSeen, { id: message.id })
    if (answer.ok) changed()
    else setFailure(answer.error)
  }
  return (
    <section className="note" data-testid="staff-message" data-keep="">
      <p>
        <b>{t('fleet:message.title')}</b> {t('fleet:message.until', { when: momentText(message.until, language) })}
      </p>
      <p lang="zh-CN">{message.words}</p>
      {failure === undefined ? null : <FailureNote failure={failure} />}
      {message.seenAt === undefined ? (
        <Button icon="check" testId="message-seen" onPress={() => void seen()}>
          {t('fleet:message.read')}
        </Button>
      ) : (
        <span className="tag">{t('fleet:message.seen')}</span>
      )}
    </section>
  )
}
