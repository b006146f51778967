// 终端: when each was last heard of, what it shows, what waits on it; below, codes for new ones.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hubConsoleApi, type TerminalRow } from '../../shared/api/hub-console.ts'
import { wholeDays } from '../../shared/fleet/release-gap.ts'
import { Button } from '../ui/button.tsx'
import { mapLoaded, useLoad } from '../ui/use-load.ts'
import { AlertsCard, useAlerts } from './alerts-card.tsx'
import { CommandsCard } from './commands-card.tsx'
import { DutyCell } from './duty-cell.tsx'
import { EnrolmentCard } from './enrolment-card.tsx'
import { agoWords, contactLook, gapLook, gapWords } from './gap-words.ts'
import { Moment } from './moment.tsx'
import { MovesCard } from './moves-card.tsx'
import { RegisterCell } from './register-cell.tsx'
import { ReportView } from './report-view.tsx'
import { SectionFrame, useRefresh } from './section-frame.tsx'
import { callSignedIn } from './session.ts'

/** `admin`: may let new terminals in, and give commands. */
export function TerminalsSection({ admin }: { admin: boolean }) {
  const { t } = useTranslation()
  const [refresh, refreshNow] = useRefresh()
  const alerts = useAlerts(refresh)
  const { loaded, retry } = useLoad('terminals', refresh, () => callSignedIn(hubConsoleApi.terminals, {}))
  const [reported, setReported] = useState<string | undefined>()
  const now = loaded.state === 'ready' ? new Date(loaded.value.now) : new Date()
  if (reported !== undefined) return <ReportView terminal={reported} close={() => setReported(undefined)} />
  return (
    <>
      <SectionFrame
        title={t('console:terminals.title')}
        rows={mapLoaded(loaded, ({ terminals }) => terminals)}
        retry={retry}
        refresh={refreshNow}
        empty={t('console:terminals.empty')}
      >
        {(rows) => (
          <>
            <AlertsCard alerts={alerts} terminals={rows} />
            <TerminalTable rows={rows} now={now} openReport={setReported} />
            <CommandsCard terminals={rows} refresh={refresh} admin={admin} />
          </>
        )}
      </SectionFrame>
      {admin ? <EnrolmentCard refresh={refresh} /> : null}
      {admin && loaded.state === 'ready' ? <MovesCard terminals={loaded.value.terminals} refresh={refresh} /> : null}
    </>
  )
}

interface TableProps {
  rows: readonly TerminalRow[]
  now: Date
  openReport: (terminal: string) => void
}

function TerminalTable({ rows, now, openReport }: TableProps) {
  const { t } = useTranslation()
  return (
    <div className="table-card">
      <table>
        <caption className="unseen">{t('console:terminals.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('console:inbox.terminal')}</th>
            <th scope="col">{t('console:terminals.contact')}</th>
            <th scope="col">{t('console:terminals.content')}</th>
            <th scope="col">{t('console:terminals.releases')}</th>
            <th scope="col">{t('console:terminals.waiting')}</th>
            <th scope="col">{t('console:terminals.refused')}</th>
            <th scope="col">{t('duty:hub.title')}</th>
            <th scope="col">{t('fleet:register.title')}</th>
            <th scope="col">{t('console:terminals.clock')}</th>
            <th scope="col">{t('console:terminals.version')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <TerminalLine key={row.code} row={row} now={now} openReport={() => openReport(row.code)} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function TerminalLine({ row, now, openReport }: { row: TerminalRow; now: Date; openReport: () => void }) {
  const { t } = useTranslation()
  const { heartbeat, lastContactAt, contentAsOf, releases } = row
  const none = t('console:none')
  return (
    <tr data-testid="terminal-row" data-terminal={row.code}>
      <th scope="row" className="name-cell">
        {row.code} <span className="soft">{row.name}</span>
        {row.movedAt === undefined ? null : <span className="tag">{t('move:console.moved-tag')}</span>}
      </th>
      <td>
        <span className={contactLook(row.contact)}>{t(`console:contact.${row.contact}`)}</span>
        {lastContactAt === undefined ? null : <span className="soft nowrap">{agoWords(t, lastContactAt, now)}</span>}
        {row.lastStickAt === undefined ? null : (
          <span className="soft nowrap">{t('fleet:by-stick', { when: agoWords(t, row.lastStickAt, now) })}</span>
        )}
      </td>
      <td>
        {contentAsOf === undefined ? (
          none
        ) : (
          <>
            <Moment at={contentAsOf} />{' '}
            <span className="soft nowrap">{t('console:terminals.age', { days: wholeDays(contentAsOf, now) })}</span>{' '}
            {heartbeat === undefined ? null : (
              <span className="soft nowrap">{t('console:terminals.generation', { number: heartbeat.generation })}</span>
            )}
          </>
        )}
      </td>
      <td>
        {releases.length === 0
          ? none
          : releases.map(({ channel, release, gap }) => (
              <span key={channel} className="release-line">
                <span className="nowrap">
                  {channel} {t('console:packages.release-number', { release })}
                </span>{' '}
                <span className={gapLook(gap)}>{gapWords(t, gap)}</span>
              </span>
            ))}
      </td>
      <td>{heartbeat?.waiting ?? none}</td>
      <td>
        {heartbeat === undefined ? (
          none
        ) : (
          <span className={heartbeat.refused > 0 ? 'tag tag-warn' : ''}>{heartbeat.refused}</span>
        )}
      </td>
      <td>
        {row.standing === undefined ? none : <DutyCell standing={row.standing} now={now} />}
        <ReportLine report={row.report} open={openReport} />
      </td>
      <td>
        {row.registers === undefined ? (
          none
        ) : (
          <RegisterCell registers={row.registers} openFault={row.standing?.rules.includes('duty-open-fault') === true} />
        )}
      </td>
      <td className="nowrap">
        {heartbeat === undefined ? (
          none
        ) : heartbeat.clockTrusted ? (
          t('console:terminals.clock-right')
        ) : (
          <span className="tag tag-warn">{t('console:inbox.clock-untrusted')}</span>
        )}
      </td>
      <td>
        {heartbeat?.version ?? none}{' '}
        {heartbeat?.lockdown === undefined ? null : (
          <span className={heartbeat.lockdown === 'kiosk' ? 'soft' : 'tag tag-warn'} data-testid="lockdown">
            {t(`fleet:lockdown.${heartbeat.lockdown}`)}
          </span>
        )}
      </td>
    </tr>
  )
}

/** What the hall's last check of its pages came to, and the way to its report. */
function ReportLine({ report, open }: { report: TerminalRow['report']; open: () => void }) {
  const { t } = useTranslation()
  if (report === undefined) return <span className="soft">{t('standard:hub.none')}</span>
  return (
    <span className="duty-cell">
      <span className={report.totals.error > 0 ? 'tag tag-warn' : 'soft'} data-testid="report-score">
        {t('standard:hub.score', { score: report.score })}
      </span>
      <Button testId="open-report" onPress={open}>
        {t('standard:hub.open')}
      </Button>
    </span>
  )
}
