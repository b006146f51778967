// 季度自查: what of the published content is over, void, stale, badly linked or alone; each line is archived in one step or opened to be mended.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hubDeskApi, type ShownSelfCheckLine } from '../../../shared/api/hub-desk.ts'
import type { DeskPerson } from '../../../shared/desk/desk-steps.ts'
import type { SelfCheck } from '../../../shared/desk/self-check.ts'
import type { Failure } from '../../../shared/result.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { useLoad } from '../../ui/use-load.ts'
import { Waiting } from '../../ui/waiting.tsx'
import { callSignedIn } from '../session.ts'

/** Over and done: taken off the terminals, kept at the hub with its record. */
const ARCHIVED: readonly SelfCheck[] = ['notice-over', 'event-over', 'stale']

interface SelfCheckTabProps {
  person: DeskPerson
  open: (id: string) => Promise<void>
}

export function SelfCheckTab({ person, open }: SelfCheckTabProps) {
  const { t } = useTranslation()
  const [round, setRound] = useState(0)
  const [busy, setBusy] = useState<string | undefined>()
  const [failure, setFailure] = useState<Failure | undefined>()
  const [done, setDone] = useState('')
  const { loaded, retry } = useLoad('self-check', round, () => callSignedIn(hubDeskApi.selfCheck, {}))
  const publisher = person.roles.includes('publisher')

  const settle = async ({ id, version, check, title }: ShownSelfCheckLine) => {
    if (busy !== undefined) return
    setBusy(`${id}/${check}`)
    setFailure(undefined)
    // What goes on record is Chinese, whatever language the console is in.
    const reason = t(`desk:self-check.reason.${check}`, { lng: 'zh-CN' })
    const seen = { id, version, reason }
    const answer =
      check === 'validity-past'
        ? await callSignedIn(hubDeskApi.setValidity, { ...seen, validity: 'expired' })
        : await callSignedIn(hubDeskApi.withdraw, seen)
    setBusy(undefined)
    if (!answer.ok) {
      setFailure(answer.error)
      return
    }
    setDone(t('desk:self-check.done', { title }))
    setRound((n) => n + 1)
  }
  if (loaded.state === 'waiting') return <Waiting what={t('console:loading')} />
  if (loaded.state === 'failed') return <FailureNote failure={loaded.failure} retry={retry} />
  const { lines } = loaded.value
  return (
    <>
      <p className="soft">{t('desk:self-check.hint')}</p>
      <p role="status" className={done === '' ? 'unseen' : 'note note-good'} data-testid="self-check-done">
        {done}
      </p>
      {failure === undefined ? null : <FailureNote failure={failure} />}
      {lines.length === 0 ? (
        <p className="empty">{t('desk:self-check.empty')}</p>
      ) : (
        <div className="table-card">
          <table data-testid="self-check-table">
            <caption className="unseen">{t('desk:tab.self-check')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('desk:field.title')}</th>
                <th scope="col">{t('desk:self-check.found')}</th>
                <th scope="col">{t('desk:self-check.what-to-do')}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={`${line.id}/${line.check}/${line.since ?? ''}`} data-testid="self-check-line" data-document={line.id}>
                  <th scope="row" className="title-cell">
                    <button type="button" className="link" lang="zh-CN" onClick={() => void open(line.id)}>
                      {line.title}
                    </button>
                  </th>
                  <td>{t(`desk:self-check.check.${line.check}`, { since: line.since ?? '' })}</td>
                  <td>
                    <Settle
                      line={line}
                      publisher={publisher}
                      busy={busy === `${line.id}/${line.check}`}
                      settle={settle}
                      open={open}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}

interface SettleProps {
  line: ShownSelfCheckLine
  publisher: boolean
  busy: boolean
  settle: (line: ShownSelfCheckLine) => Promise<void>
  open: (id: string) => Promise<void>
}

function Settle({ line, publisher, busy, settle, open }: SettleProps) {
  const { t } = useTranslation()
  const archives = ARCHIVED.includes(line.check)
  if (!archives && line.check !== 'validity-past') {
    return (
      <Button testId="mend" onPress={() => void open(line.id)}>
        {t('desk:self-check.mend')}
      </Button>
    )
  }
  if (!publisher) return <span className="soft">{t('desk:self-check.by-publisher')}</span>
  return (
    <Button busy={busy} testId={archives ? 'archive' : 'expire'} onPress={() => void settle(line)}>
      {t(archives ? 'desk:self-check.archive' : 'desk:self-check.expire')}
    </Button>
  )
}
