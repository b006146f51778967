// Cases, their documents and the yearly report: what the console asks of the hub.
import { hubCasesApi } from '../../shared/api/hub-cases.ts'
import { approval, approvals } from '../reception/approvals.ts'
import { type CaseParts, caseDocument } from '../reception/case-documents.ts'
import { actOnCase, caseOf, HEAD_ROLES } from '../reception/cases.ts'
import { yearlyFile, yearlyReport } from '../reception/yearly-report.ts'
import type { Guard } from './guard.ts'

export function caseRoutes({ guarded }: Guard, parts: CaseParts): void {
  guarded(hubCasesApi.case, ['officer'], async ({ id }, { account }) => {
    const seen = await caseOf(id, parts)
    if (seen.ok) await parts.audit({ account: account.name, what: 'submission-opened', about: seen.value.receipt })
    return seen
  })
  guarded(hubCasesApi.act, ['officer', 'publisher', 'admin'], async ({ id, action, words }, { account }) => {
    const { name, displayName, roles } = account
    const done = await actOnCase(id, { action, words }, { account: name, displayName, roles }, parts)
    if (done.ok) {
      const { receipt } = done.value
      await parts.audit({ account: name, what: 'case-step', about: receipt, detail: action.kind })
      parts.log('hub-case', { receipt, account: name, kind: action.kind })
    }
    return done
  })
  guarded(hubCasesApi.approvals, HEAD_ROLES, async () => ({ ok: true, value: { rows: await approvals(parts) } }))
  guarded(hubCasesApi.approval, HEAD_ROLES, async ({ id }, { account }) => {
    const shown = await approval(id, parts)
    if (!shown.ok) return shown
    const { receipt } = shown.value.row
    await parts.audit({ account: account.name, what: 'submission-opened', about: receipt })
    parts.log('hub-opened', { receipt, account: account.name })
    return shown
  })
  guarded(hubCasesApi.document, ['officer'], async ({ id, which }, { account }) => {
    const made = await caseDocument(id, which, parts)
    if (made.ok) {
      await parts.audit({ account: account.name, what: 'document-made', about: id, detail: which })
      parts.log('hub-document', { submission: id, account: account.name, which })
    }
    return made.ok
      ? { ok: true, value: { ...made.value, paragraphs: [...made.value.paragraphs], signature: [...made.value.signature] } }
      : made
  })
  guarded(hubCasesApi.yearlyReport, ['officer'], async ({ year }) => await yearlyReport(year, parts))
  guarded(hubCasesApi.yearlyFile, ['officer'], async ({ year, format }) => await yearlyFile(year, format, parts))
}
