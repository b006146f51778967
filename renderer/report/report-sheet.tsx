// The report on paper: to be read through, signed and filed.
import { useTranslation } from 'react-i18next'
import type { Report } from '../../shared/standard/report.ts'
import { ReportFacts, ReportHeading, ReportScores } from './report-parts.tsx'

export function ReportSheet({ report }: { report: Report }) {
  const { t } = useTranslation()
  return (
    <div className="report">
      <h1>{t('standard:report.title', { standard: report.profile.title })}</h1>
      <ReportFacts report={report} />
      <ReportScores report={report} />
      {report.headings.map((heading) => (
        <ReportHeading key={heading.id} report={report} heading={heading} />
      ))}
      <div className="report-signatures">
        <p>{t('standard:report.sign.checked-by')}</p>
        <p>{t('standard:report.sign.responsible')}</p>
        <p>{t('standard:report.sign.day')}</p>
      </div>
    </div>
  )
}
