// 指令: what the office can tell a terminal to do, asked once more before it is given, and what became of it, by whom and when.
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TerminalRow } from '../../shared/api/hub-console.ts'
import { type CommandRow, hubFleetApi } from '../../shared/api/hub-fleet.ts'
import { chinaDay } from '../../shared/calendar/working-days.ts'
import { COMMAND_KINDS, type CommandKind, type CommandOrder, MESSAGE_CHARACTERS_MAX } from '../../shared/fleet/command.ts'
import type { Failure } from '../../shared/result.ts'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { useLoad } from '../ui/use-load.ts'
import { Moment } from './moment.tsx'
import { callSignedIn } from './session.ts'

const SHOWN_OF_ONE = 3
const DAY_MS = 86_400_000

interface Asked {
  /** Made with the question: pressed twice, it is one command. */
  readonly id: string
  readonly terminal: string
  readonly kind: CommandKind
}

interface CommandsCardProps {
  terminals: readonly TerminalRow[]
  refresh: number
  /** Others see what was given and give nothing. */
  admin: boolean
}

export function CommandsCard({ terminals, refresh, admin }: CommandsCardProps) {
  const { t } = useTranslation()
  const [changes, setChanges] = useState(0)
  const { loaded, retry } = useLoad('commands', refresh + changes, () => callSignedIn(hubFleetApi.commands, {}))
  const [asked, setAsked] = useState<Asked | undefined>()
  const commands = loaded.state === 'ready' ? loaded.value.commands : []
  const given = () => {
    setAsked(undefined)
    setChanges((n) => n + 1)
  }
  return (
    <section className="card commands" aria-labelledby="commands">
      <h2 id="commands">{t('fleet:command.title')}</h2>
      <p className="soft">{t('fleet:command.about')}</p>
      {loaded.state === 'failed' ? <FailureNote failure={loaded.failure} retry={retry} /> : null}
      {terminals.map(({ code, name }) => (
        <fieldset key={code} className="command-terminal" aria-label={t('fleet:command.label', { terminal: code })}>
          <div className="button-row">
            <b>
              {code} <span lang="zh-CN">{name}</span>
            </b>
            {admin
              ? COMMAND_KINDS.map((kind) => (
                  <Button
                    key={kind}
                    testId={`command-${kind}`}
                    onPress={() => setAsked({ id: crypto.randomUUID(), terminal: code, kind })}
                  >
                    {t(`fleet:command.kind.${kind}`)}
                  </Button>
                ))
              : null}
          </div>
          {asked?.terminal === code ? (
            <Asking key={asked.id} asked={asked} given={given} back={() => setAsked(undefined)} />
          ) : null}
          <Given commands={commands.filter(({ terminal }) => terminal === code)} />
        </fieldset>
      ))}
    </section>
  )
}

function Asking({ asked, given, back }: { asked: Asked; given: () => void; back: () => void }) {
  const { t } = useTranslation()
  const { id, terminal, kind } = asked
  const [words, setWords] = useState('')
  const [day, setDay] = useState(() => chinaDay(new Date(Date.now() + DAY_MS)))
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | undefined>()
  const note = useRef<HTMLDivElement>(null)
  useEffect(() => note.current?.querySelector<HTMLElement>('textarea, button')?.focus(), [])
  const give = async () => {
    setBusy(true)
    const answer = await callSignedIn(hubFleetApi.giveCommand, { code: terminal, id, order: orderOf(kind, words, day) })
    setBusy(false)
    if (answer.ok) given()
    else setFailure(answer.error)
  }
  return (
    <div className="note note-warn" role="alert" ref={note} data-testid="command-asked">
      <p>{t(`fleet:command.ask.${kind}`, { terminal })}</p>
      {kind === 'message' ? (
        <>
          <label htmlFor="message-words">{t('fleet:command.words')}</label>
          <textarea
            id="message-words"
            rows={3}
            maxLength={MESSAGE_CHARACTERS_MAX}
            value={words}
            data-testid="message-words"
            onChange={(event) => setWords(event.target.value)}
          />
          <label htmlFor="message-until">{t('fleet:command.until')}</label>
          <input id="message-until" type="date" value={day} onChange={(event) => setDay(event.target.value)} />
        </>
      ) : null}
      {failure === undefined ? null : <FailureNote failure={failure} />}
      <div className="button-row">
        <Button
          look="primary"
          busy={busy}
          disabled={kind === 'message' && (words.trim() === '' || day === '')}
          testId="give-command"
          onPress={() => void give()}
        >
          {t('fleet:command.give')}
        </Button>
        <Button testId="cancel-command" onPress={back}>
          {t('fleet:command.cancel')}
        </Button>
      </div>
    </div>
  )
}

/** The whole of the last day, as it ends in China. */
function orderOf(kind: CommandKind, words: string, lastDay: string): CommandOrder {
  return kind === 'message' ? { kind, words: words.trim(), until: new Date(`${lastDay}T23:59:59+08:00`).toISOString() } : { kind }
}

function Given({ commands }: { commands: readonly CommandRow[] }): ReactNode {
  const { t } = useTranslation()
  if (commands.length === 0) return <p className="soft">{t('fleet:command.none')}</p>
  return (
    <ul className="plain-list">
      {commands.slice(0, SHOWN_OF_ONE).map((command) => (
        <li key={command.id} data-testid="command-row" data-state={command.state}>
          <b>{t(`fleet:command.kind.${command.kind}`)}</b>{' '}
          <span className={look(command)}>{t(`fleet:command.state.${command.state}`)}</span>{' '}
          {command.kind === 'message' && command.state === 'done' ? (
            <span className="tag">{t(command.seenAt === undefined ? 'fleet:command.not-seen' : 'fleet:command.seen')}</span>
          ) : null}
          <span className="soft">
            {t('fleet:command.given', { by: command.by })} <Moment at={command.issuedAt} />
          </span>
          {command.words === undefined ? null : <p lang="zh-CN">{command.words}</p>}
          {command.reason === undefined ? null : <p>{t(`fleet:command.reason.${command.reason}`)}</p>}
        </li>
      ))}
    </ul>
  )
}

function look({ state }: CommandRow): string {
  return state === 'done' ? 'tag tag-answered' : state === 'refused' || state === 'expired' ? 'tag tag-warn' : 'tag'
}
