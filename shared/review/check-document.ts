// Runs every review rule on one document. The command line and the console call this same function.
import type { Finding } from './finding.ts'
import type { ReviewedDocument, ReviewRule } from './rule.ts'
import { brokenDate } from './rules/broken-date.ts'
import { datesInOrder } from './rules/dates-in-order.ts'
import { residentIdNumber } from './rules/resident-id-number.ts'
import { twoReviewers } from './rules/two-reviewers.ts'

export const REVIEW_RULES: readonly ReviewRule[] = [twoReviewers, datesInOrder, residentIdNumber, brokenDate]

/** `file`: the path that the findings name. */
export function checkDocument(file: string, document: ReviewedDocument): Finding[] {
  return REVIEW_RULES.flatMap((rule) =>
    rule.check(document).map(({ where, params }) => ({
      file,
      rule: rule.id,
      severity: rule.severity,
      where,
      ...(params && { params }),
    })),
  )
}
