// 五个统一检查报告 of one hall, as its terminal told it: the same pages and the same paper as at the terminal.
import { useTranslation } from 'react-i18next'
import { hubConsoleApi } from '../../shared/api/hub-console.ts'
import { ReportSheet } from '../report/report-sheet.tsx'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { useLoad } from '../ui/use-load.ts'
import { Waiting } from '../ui/waiting.tsx'
import { callSignedIn } from './session.ts'

export function ReportView({ terminal, close }: { terminal: string; close: () => void }) {
  const { t } = useTranslation()
  const { loaded, retry } = useLoad(`report/${terminal}`, 0, () => callSignedIn(hubConsoleApi.report, { code: terminal }))
  return (
    <section data-testid="report-view">
      <header className="section-head">
        <Button icon="back" onPress={close} testId="back-to-terminals">
          {t('standard:hub.back')}
        </Button>
        <Button icon="print" onPress={() => window.print()} testId="print-report">
          {t('standard:report.print')}
        </Button>
      </header>
      {loaded.state === 'waiting' ? <Waiting what={t('console:loading')} /> : null}
      {loaded.state === 'failed' ? <FailureNote failure={loaded.failure} retry={retry} /> : null}
      {loaded.state === 'ready' ? <ReportSheet report={loaded.value.report} /> : null}
    </section>
  )
}
