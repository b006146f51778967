// While the terminal looks at its own pages: how far it is, and how to stop it. No part of the page, and never measured.
import { useTranslation } from 'react-i18next'
import { useAuditRun } from '../state/audit-run.ts'

export function AuditProgress() {
  const { t } = useTranslation()
  const { running, done, total } = useAuditRun()
  if (!running || total === 0) return null
  return (
    <p className="audit-progress" data-audit-own="" data-testid="audit-progress">
      {t('standard:report.running', { done, total, lng: 'zh-CN' })}
    </p>
  )
}
