// Findings as the command line shows them: JSON rows with their sentence, or one line each.

import type { Messages } from '../../platform/messages.ts'
import type { Compared, Finding } from '../../shared/review/finding.ts'

export interface FindingRow {
  readonly file: string
  readonly rule: string
  readonly severity: Finding['severity']
  readonly message: string
  readonly where: string | null
  /** Passages that stand word for word in two texts. */
  readonly compared?: readonly Compared[]
}

export function findingRows(findings: readonly Finding[], messages: Messages): FindingRow[] {
  return findings.map(({ file, rule, severity, params, where, part, compared }) => {
    const place = part === undefined ? where : `${messages.say(`review:part.${part}`)}：${where ?? ''}`
    return {
      file,
      rule,
      severity,
      message: messages.say(`finding:${rule}`, { file, where: place ?? '', ...params }),
      where: place ?? null,
      ...(compared && { compared }),
    }
  })
}

export function findingLines(rows: readonly FindingRow[], messages: Messages): string[] {
  return rows.flatMap(({ file, severity, message, where, compared = [] }) => {
    const mark = messages.say(`cli:severity.${severity}`)
    return [
      `${mark} ${file}${where === null ? '' : ` (${where})`}: ${message}`,
      ...compared.flatMap(({ here, there }) => [
        `    ${messages.say('review:compared.here')} ${here}`,
        `    ${messages.say('review:compared.there')} ${there}`,
      ]),
    ]
  })
}

export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === 'error')
}
