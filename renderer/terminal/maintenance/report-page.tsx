// 五个统一检查: the terminal looks at its own pages, then shows the report: scores, findings, paper to sign.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { terminalReportApi } from '../../../shared/api/terminal-report.ts'
import type { Report } from '../../../shared/standard/report.ts'
import { ReportFacts, ReportHeading, ReportScores } from '../../report/report-parts.tsx'
import { ReportSheet } from '../../report/report-sheet.tsx'
import { Button } from '../../ui/button.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { useLoad } from '../../ui/use-load.ts'
import { Waiting } from '../../ui/waiting.tsx'
import { Page } from '../frame/page.tsx'
import { PrintButton } from '../frame/print-button.tsx'
import { useAuditRun } from '../state/audit-run.ts'
import { askAs } from '../state/grant.ts'

export function ReportPage({ back }: { back: () => void }) {
  const { t } = useTranslation()
  const ended = useAuditRun((run) => run.ended)
  const [starting, setStarting] = useState(false)
  const { loaded, retry } = useLoad('last-report', 0, () => askAs(terminalReportApi.lastReport, {}))
  const start = async () => {
    setStarting(true)
    // Read only when it is wanted; while it runs this page is gone, and it comes back by itself.
    const { auditHere } = await import('../audit/audit-here.ts')
    await auditHere()
    setStarting(false)
  }
  const kept = loaded.state === 'ready' ? loaded.value.report : undefined
  const report = ended?.how === 'reported' ? ended.report : kept
  return (
    <Page
      turn={`report/${report?.madeAt ?? ''}`}
      onBack={back}
      onward={
        <Button look="primary" testId="audit-start" busy={starting} onPress={() => void start()}>
          {t(report === undefined ? 'standard:report.start' : 'standard:report.again')}
        </Button>
      }
    >
      <h1>{t('maintenance:task.report.name')}</h1>
      {ended?.how === 'stopped' ? (
        <p className="note note-warn" role="status" data-testid="audit-stopped">
          {t('standard:report.stopped')}
        </p>
      ) : null}
      <p className="soft">{t('standard:report.intro')}</p>
      {loaded.state === 'waiting' ? <Waiting what={t('common:looking')} /> : null}
      {loaded.state === 'failed' ? <FailureNote failure={loaded.failure} retry={retry} /> : null}
      {report === undefined ? null : <Shown report={report} />}
    </Page>
  )
}

function Shown({ report }: { report: Report }) {
  const { t } = useTranslation()
  return (
    <div className="report" data-testid="report">
      <ReportScores report={report} />
      <PrintButton
        words={t('standard:report.print')}
        instead={t('standard:report.print-elsewhere')}
        sheet={<ReportSheet report={report} />}
      />
      {report.headings.map((heading) => (
        <ReportHeading key={heading.id} report={report} heading={heading} />
      ))}
      <ReportFacts report={report} />
    </div>
  )
}
