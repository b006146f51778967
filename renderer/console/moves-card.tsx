// 归属变更: offices that this one hands on to, terminals given away, and where each of their questions is.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TerminalRow } from '../../shared/api/hub-console.ts'
import { hubMovesApi, type Moves } from '../../shared/api/hub-moves.ts'
import type { Failure, Result } from '../../shared/result.ts'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { useLoad } from '../ui/use-load.ts'
import { Moment } from './moment.tsx'
import { OfficeCards } from './office-cards.tsx'
import { callSignedIn } from './session.ts'

interface MovesCardProps {
  readonly terminals: readonly TerminalRow[]
  readonly refresh: number
}

/** For an admin alone. */
export function MovesCard({ terminals, refresh }: MovesCardProps) {
  const { t } = useTranslation()
  const [changes, setChanges] = useState(0)
  const [failure, setFailure] = useState<Failure | undefined>()
  const { loaded, retry } = useLoad('moves', refresh + changes, () => callSignedIn(hubMovesApi.moves, {}))
  const done = (answer: Result<unknown>) => {
    setFailure(answer.ok ? undefined : answer.error)
    if (answer.ok) setChanges((n) => n + 1)
  }
  return (
    <section className="card enrolment" aria-labelledby="moves" data-testid="moves">
      <h2 id="moves">{t('move:console.title')}</h2>
      <p className="soft">{t('move:console.about')}</p>
      {failure === undefined ? null : <FailureNote failure={failure} />}
      {loaded.state === 'failed' ? <FailureNote failure={loaded.failure} retry={retry} /> : null}
      {loaded.state === 'ready' ? (
        <>
          <OfficeCards moves={loaded.value} done={done} />
          <GiveAway terminals={terminals} moves={loaded.value} done={done} />
          {loaded.value.moved.map((moved) => (
            <MovedTerminal key={moved.terminal} moved={moved} done={done} />
          ))}
        </>
      ) : null}
    </section>
  )
}

interface GiveAwayProps extends Pick<MovesCardProps, 'terminals'> {
  readonly moves: Moves
  readonly done: (answer: Result<unknown>) => void
}

function GiveAway({ terminals, moves, done }: GiveAwayProps) {
  const { t } = useTranslation()
  const here = terminals.filter(({ movedAt }) => movedAt === undefined)
  const [terminal, setTerminal] = useState('')
  const [to, setTo] = useState('')
  const [asking, setAsking] = useState(false)
  if (moves.offices.length === 0 || here.length === 0) return null
  const give = async () => {
    done(await callSignedIn(hubMovesApi.give, { code: terminal, to }))
    setAsking(false)
    setTerminal('')
  }
  const body = moves.offices.find(({ id }) => id === to)?.body ?? ''
  return (
    <>
      <h3>{t('move:console.give')}</h3>
      <div className="button-row">
        <label htmlFor="move-terminal">{t('move:console.terminal')}</label>
        <select
          id="move-terminal"
          value={terminal}
          data-testid="move-terminal"
          onChange={(event) => setTerminal(event.target.value)}
        >
          <option value="">{t('move:console.choose')}</option>
          {here.map(({ code, name }) => (
            <option key={code} value={code}>
              {code} {name}
            </option>
          ))}
        </select>
        <label htmlFor="move-to">{t('move:console.to')}</label>
        <select id="move-to" value={to} data-testid="move-to" onChange={(event) => setTo(event.target.value)}>
          <option value="">{t('move:console.choose')}</option>
          {moves.offices.map((office) => (
            <option key={office.id} value={office.id}>
              {office.body}
            </option>
          ))}
        </select>
        <Button disabled={terminal === '' || to === ''} testId="give-away" onPress={() => setAsking(true)}>
          {t('move:console.give-button')}
        </Button>
      </div>
      {asking ? (
        <div className="note note-warn" role="alert">
          <p>{t('move:console.ask', { terminal, body })}</p>
          <div className="button-row">
            <Button look="primary" testId="confirm-give" onPress={() => void give()}>
              {t('move:console.confirm')}
            </Button>
            <Button onPress={() => setAsking(false)}>{t('move:console.cancel')}</Button>
          </div>
        </div>
      ) : null}
    </>
  )
}

function MovedTerminal({ moved, done }: { moved: Moves['moved'][number]; done: (answer: Result<unknown>) => void }) {
  const { t } = useTranslation()
  const { terminal, name, at, by, to, items } = moved
  const takeBack = async () => done(await callSignedIn(hubMovesApi.takeBack, { code: terminal }))
  return (
    <div data-testid="moved-terminal" data-terminal={terminal}>
      <h3>
        {terminal} <span lang="zh-CN">{name}</span>
      </h3>
      <p>
        {t('move:console.moved', { body: to.body, by })} <Moment at={at} />
      </p>
      {items.length === 0 ? <p className="soft">{t('move:console.no-items')}</p> : null}
      <ul className="plain-list">
        {items.map(({ receipt, kind, state, reason }) => (
          <li key={receipt} data-testid="handed-item" data-state={state}>
            {receipt} · {t(`console:kind.${kind}`)}{' '}
            <span
              className={
                state === 'taken' ? 'tag tag-answered' : state === 'waiting' || state === 'stays' ? 'tag' : 'tag tag-warn'
              }
            >
              {t(`move:console.state.${state}`)}
            </span>{' '}
            {reason === undefined ? null : <span>{t(`move:console.reason.${reason}`)}</span>}
          </li>
        ))}
      </ul>
      <Button testId="take-back" onPress={() => void takeBack()}>
        {t('move:console.take-back')}
      </Button>
    </div>
  )
}
