// 终端: each terminal with what it has and when it was last heard of; a code to enrol a new one.
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { hubConsoleApi } from '../../shared/api/hub-console.ts'
import type { Failure } from '../../shared/result.ts'
import { Button } from '../ui/button.tsx'
import { momentText } from '../ui/dates.ts'
import { FailureNote } from '../ui/failure-note.tsx'
import { currentLanguage } from '../ui/language.ts'
import { mapLoaded, useLoad } from '../ui/use-load.ts'
import { SectionFrame } from './section-frame.tsx'
import { callSignedIn } from './session.ts'

type TerminalRow = z.output<typeof hubConsoleApi.packages.response>['terminals'][number]
type EnrolmentCode = z.output<typeof hubConsoleApi.newEnrolmentCode.response>

export function TerminalsSection() {
  const { t } = useTranslation()
  const [refresh, setRefresh] = useState(0)
  const { loaded, retry } = useLoad('terminals', refresh, () => callSignedIn(hubConsoleApi.packages, {}))
  return (
    <>
      <SectionFrame
        title={t('console:terminals.title')}
        rows={mapLoaded(loaded, ({ terminals }) => terminals)}
        retry={retry}
        refresh={() => setRefresh((n) => n + 1)}
        empty={t('console:terminals.empty')}
      >
        {(rows) => <TerminalTable rows={rows} />}
      </SectionFrame>
      <EnrolmentForm />
    </>
  )
}

function TerminalTable({ rows }: { rows: readonly TerminalRow[] }) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const none = t('console:terminals.none')
  return (
    <div className="table-card">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('console:terminals.code')}</th>
            <th scope="col">{t('console:terminals.name')}</th>
            <th scope="col">{t('console:terminals.contact')}</th>
            <th scope="col">{t('console:terminals.generation')}</th>
            <th scope="col">{t('console:terminals.releases')}</th>
            <th scope="col">{t('console:terminals.waiting')}</th>
            <th scope="col">{t('console:terminals.refused')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.code} data-testid="terminal-row">
              <td>{row.code}</td>
              <td>{row.name}</td>
              <td>{row.lastContactAt === undefined ? t('console:terminals.never') : momentText(row.lastContactAt, language)}</td>
              <td>{row.generation ?? none}</td>
              <td>
                {Object.entries(row.releases)
                  .map(([channel, release]) => `${channel} ${release}`)
                  .join(' · ') || none}
              </td>
              <td>{row.waiting ?? none}</td>
              <td>{row.refused ?? none}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function EnrolmentForm() {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const [busy, setBusy] = useState(false)
  const [made, setMade] = useState<EnrolmentCode | undefined>()
  const [failure, setFailure] = useState<Failure | undefined>()
  const make = async (event: FormEvent) => {
    event.preventDefault()
    if (busy || name.trim() === '') return
    setBusy(true)
    setMade(undefined)
    setFailure(undefined)
    const answer = await callSignedIn(hubConsoleApi.newEnrolmentCode, { terminalName: name.trim() })
    setBusy(false)
    if (answer.ok) {
      setMade(answer.value)
      setName('')
    } else setFailure(answer.error)
  }
  return (
    <form className="card enrolment" onSubmit={(event) => void make(event)}>
      <h2>{t('console:enrolment.title')}</h2>
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
      {failure === undefined ? null : <FailureNote failure={failure} />}
      {made === undefined ? null : (
        <div className="note note-good" role="status">
          <p>{t('console:enrolment.code')}</p>
          <p className="enrolment-code" data-testid="enrolment-code">
            {made.code}
          </p>
          <p>{t('console:enrolment.valid', { terminal: made.terminal, when: momentText(made.expiresAt, currentLanguage()) })}</p>
        </div>
      )}
    </form>
  )
}
