// Runs every review rule on one document. The command line and the console call this same function.
import type { Finding } from './finding.ts'
import type { ReviewedDocument, ReviewRule } from './rule.ts'
import { brokenDate } from './rules/broken-date.ts'
import { datesInOrder } from './rules/dates-in-order.ts'
import { residentIdNumber } from './rules/resident-id-number.ts'
import { twoReviewers } from './rules/two-reviewers.ts'
import { withheld } from './rules/withheld.ts'

export const REVIEW_RULES: readonly ReviewRule[] = [withheld, twoReviewers, datesInOrder, residentIdNumber, brokenDate]

/** `file`: the path that the findings name. `trial`: most of what blocks signing is only a warning (试用). */
export function checkDocument(file: string, document: ReviewedDocument, trial = false): Finding[] {
  return REVIEW_RULES.flatMap((rule) =>
    rule.check(document).map(({ where, params }) => ({
      file,
      rule: rule.id,
      severity: trial && !rule.evenOnTrial ? 'warning' : rule.severity,
      where,
      ...(params && { params }),
    })),
  )
}
