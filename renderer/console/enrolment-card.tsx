// 登记新终端: a code shown once, to be read out or taken along as a file on a stick; codes that still work, and how to revoke them.
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { hubConsoleApi, type OpenCode } from '../../shared/api/hub-console.ts'
import type { Failure } from '../../shared/result.ts'
import { Button } from '../ui/button.tsx'
import { momentText } from '../ui/dates.ts'
import { FailureNote } from '../ui/failure-note.tsx'
import { currentLanguage } from '../ui/language.ts'
import { useLoad } from '../ui/use-load.ts'
import { Moment } from './moment.tsx'
import { callSignedIn } from './session.ts'
import { StickFile } from './stick-file.tsx'

type NewCode = z.output<typeof hubConsoleApi.newEnrolmentCode.response>

export function EnrolmentCard({ refresh }: { refresh: number }) {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const [busy, setBusy] = useState(false)
  const [made, setMade] = useState<NewCode | undefined>()
  const [failure, setFailure] = useState<Failure | undefined>()
  const [changes, setChanges] = useState(0)
  const { loaded, retry } = useLoad('open-codes', refresh + changes, () => callSignedIn(hubConsoleApi.openCodes, {}))
  const make = async (event: FormEvent) => {
    event.preventDefault()
    if (busy || name.trim() === '') return
    setBusy(true)
    setMade(undefined)
    setFailure(undefined)
    const answer = await callSignedIn(hubConsoleApi.newEnrolmentCode, { terminalName: name.trim() })
    setBusy(false)
    setChanges((n) => n + 1)
    if (answer.ok) {
      setMade(answer.value)
      setName('')
    } else setFailure(answer.error)
  }
  return (
    <section className="card enrolment" aria-labelledby="enrolment">
      <h2 id="enrolment">{t('console:enrolment.title')}</h2>
      <form onSubmit={(event) => void make(event)}>
        <label htmlFor="terminal-name">{t('console:enrolment.name')}</label>
        <div className="button-row">
          <input
            id="terminal-name"
            type="text"
            required
            maxLength={100}
            placeholder={t('console:enrolment.name-hint')}
            value={name}
            data-testid="terminal-name"
            onChange={(event) => setName(event.target.value)}
          />
          <Button submit look="primary" busy={busy} testId="new-code">
            {t('console:enrolment.button')}
          </Button>
        </div>
      </form>
      {failure === undefined ? null : <FailureNote failure={failure} />}
      {made === undefined ? null : <MadeCode key={made.code} made={made} close={() => setMade(undefined)} />}
      {loaded.state === 'failed' ? <FailureNote failure={loaded.failure} retry={retry} /> : null}
      {loaded.state === 'ready' ? <OpenCodes codes={loaded.value.codes} revoked={() => setChanges((n) => n + 1)} /> : null}
    </section>
  )
}

function MadeCode({ made, close }: { made: NewCode; close: () => void }) {
  const { t } = useTranslation()
  const note = useRef<HTMLDivElement>(null)
  useEffect(() => note.current?.focus(), [])
  return (
    <div className="note note-good" ref={note} tabIndex={-1} role="status">
      <p>{t('console:enrolment.code', { terminal: made.terminal })}</p>
      <p className="enrolment-code" data-testid="enrolment-code">
        {made.code}
      </p>
      <p>{t('console:enrolment.valid', { when: momentText(made.expiresAt, currentLanguage()) })}</p>
      <StickFile code={made.code} />
      <Button testId="close-code" onPress={close}>
        {t('console:enrolment.close')}
      </Button>
    </div>
  )
}

function OpenCodes({ codes, revoked }: { codes: readonly OpenCode[]; revoked: () => void }) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState<string | undefined>()
  const [failure, setFailure] = useState<Failure | undefined>()
  const revoke = async (name: string) => {
    const answer = await callSignedIn(hubConsoleApi.revokeCode, { name })
    setAsking(undefined)
    setFailure(answer.ok ? undefined : answer.error)
    revoked()
  }
  return (
    <div className="open-codes">
      <h3>{t('console:enrolment.open')}</h3>
      {failure === undefined ? null : <FailureNote failure={failure} />}
      {codes.length === 0 ? (
        <p className="soft">{t('console:enrolment.none-open')}</p>
      ) : (
        <table>
          <caption className="unseen">{t('console:enrolment.open')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('console:enrolment.starts')}</th>
              <th scope="col">{t('console:inbox.terminal')}</th>
              <th scope="col">{t('console:enrolment.until')}</th>
              <th scope="col">{t('console:inbox.state')}</th>
              <th scope="col">
                <span className="unseen">{t('console:enrolment.revoke')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {codes.map((code) => (
              <tr key={code.name} data-testid="open-code">
                <th scope="row">{code.name}</th>
                <td className="name-cell">
                  {code.terminal} <span className="soft">{code.terminalName}</span>
                </td>
                <td>
                  <Moment at={code.expiresAt} />
                </td>
                <td>
                  <span className={code.locked ? 'tag tag-warn' : 'tag'}>
                    {code.locked ? t('console:enrolment.locked') : t('console:enrolment.works')}
                  </span>
                </td>
                <td className="row-actions">
                  {asking === code.name ? (
                    <>
                      <Button look="primary" testId="confirm-revoke" onPress={() => void revoke(code.name)}>
                        {t('console:enrolment.confirm-revoke')}
                      </Button>
                      <Button onPress={() => setAsking(undefined)}>{t('console:enrolment.keep')}</Button>
                    </>
                  ) : (
                    <Button testId="revoke" onPress={() => setAsking(code.name)}>
                      {t('console:enrolment.revoke')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}
