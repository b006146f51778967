// Runs every review rule on one document. The command line and the console call this same function.
import type { Finding } from './finding.ts'
import type { ReviewedDocument, ReviewRule } from './rule.ts'
import { brokenDate } from './rules/broken-date.ts'
import { datesInOrder } from './rules/dates-in-order.ts'
import { personnelMatter } from './rules/personnel-matter.ts'
import { residentIdNumber } from './rules/resident-id-number.ts'
import { templateRemains } from './rules/template-remains.ts'
import { twoReviewers } from './rules/two-reviewers.ts'
import { withheld } from './rules/withheld.ts'

export const REVIEW_RULES: readonly ReviewRule[] = [
  withheld,
  twoReviewers,
  datesInOrder,
  residentIdNumber,
  personnelMatter,
  brokenDate,
  templateRemains,
]

/**
 * What a document is looked at for. `trial` (试用): most of what blocks signing is only a warning. `checked`: its metadata were made up,
 * but its text is judged as for publication where a rule asks for it.
 */
export type Standing = 'publication' | 'trial' | 'checked'

/** `file`: the path that the findings name. */
export function checkDocument(file: string, document: ReviewedDocument, standing: Standing = 'publication'): Finding[] {
  return REVIEW_RULES.flatMap((rule) =>
    rule.check(document).map(({ where, params }) => ({
      file,
      rule: rule.id,
      severity: severityOf(rule, standing),
      where,
      ...(params && { params }),
    })),
  )
}

function severityOf(rule: ReviewRule, standing: Standing): Finding['severity'] {
  switch (standing) {
    case 'publication':
      return rule.severity
    case 'trial':
      return rule.evenOnTrial === true ? rule.severity : 'warning'
    case 'checked':
      return rule.evenOnTrial === true || rule.evenWhenChecked === true ? rule.severity : 'warning'
  }
}
