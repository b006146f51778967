// Findings as the command line shows them: JSON rows with their sentence, or one line each.

import type { Messages } from '../../platform/messages.ts'
import type { Finding } from '../../shared/review/finding.ts'

export interface FindingRow {
  readonly file: string
  readonly rule: string
  readonly severity: Finding['severity']
  readonly message: string
  readonly where: string | null
}

export function findingRows(findings: readonly Finding[], messages: Messages): FindingRow[] {
  return findings.map(({ file, rule, severity, params, where }) => ({
    file,
    rule,
    severity,
    message: messages.say(`finding:${rule}`, { file, where: where ?? '', ...params }),
    where: where ?? null,
  }))
}

export function findingLines(rows: readonly FindingRow[], messages: Messages): string[] {
  return rows.map(({ file, severity, message, where }) => {
    const mark = messages.say(`cli:severity.${severity}`)
    return `${mark} ${file}${where === null ? '' : ` (${where})`}: ${message}`
  })
}

export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === 'error')
}
