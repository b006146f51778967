// Runs every review rule on one document. The command line and the console call this same function.
import type { Finding } from './finding.ts'
import type { PersonalDataRule } from './personal/personal-rule.ts'
import type { ReviewContext, ReviewedDocument, ReviewRule, RuleHit, TextPart } from './rule.ts'
import { bankAccount } from './rules/bank-account.ts'
import { brokenDate } from './rules/broken-date.ts'
import { certificateNumber } from './rules/certificate-number.ts'
import { datesApart } from './rules/dates-apart.ts'
import { datesInOrder } from './rules/dates-in-order.ts'
import { fifteenDays } from './rules/fifteen-days.ts'
import { foreignPlace } from './rules/foreign-place.ts'
import { guideDays } from './rules/guide-days.ts'
import { guideFields } from './rules/guide-fields.ts'
import { homeAddress } from './rules/home-address.ts'
import { interpretationCopy } from './rules/interpretation-copy.ts'
import { interpretationElements } from './rules/interpretation-elements.ts'
import { interpretationPaired } from './rules/interpretation-paired.ts'
import { listColumns } from './rules/list-columns.ts'
import { maskingStyles } from './rules/masking-styles.ts'
import { mobileNumber } from './rules/mobile-number.ts'
import { noticePeriod } from './rules/notice-period.ts'
import { oldRegulation } from './rules/old-regulation.ts'
import { oldRemedy } from './rules/old-remedy.ts'
import { opinionPeriod } from './rules/opinion-period.ts'
import { personnelMatter } from './rules/personnel-matter.ts'
import { purposeAsked } from './rules/purpose-asked.ts'
import { residentIdNumber } from './rules/resident-id-number.ts'
import { resultInTime } from './rules/result-in-time.ts'
import { secrecyBySilence } from './rules/secrecy-by-silence.ts'
import { templateRemains } from './rules/template-remains.ts'
import { twoReviewers } from './rules/two-reviewers.ts'
import { validitySet } from './rules/validity-set.ts'
import { weakMask } from './rules/weak-mask.ts'
import { withheld } from './rules/withheld.ts'
import { wrongLevel } from './rules/wrong-level.ts'

/** What the publish step asks again of everything that goes out, also of answers. */
export const PERSONAL_DATA_RULES: readonly PersonalDataRule[] = [
  residentIdNumber,
  mobileNumber,
  bankAccount,
  certificateNumber,
  homeAddress,
  weakMask,
]

export const REVIEW_RULES: readonly ReviewRule[] = [
  withheld,
  twoReviewers,
  datesInOrder,
  datesApart,
  ...PERSONAL_DATA_RULES,
  maskingStyles,
  listColumns,
  personnelMatter,
  brokenDate,
  templateRemains,
  foreignPlace,
  wrongLevel,
  purposeAsked,
  fifteenDays,
  oldRemedy,
  oldRegulation,
  secrecyBySilence,
  interpretationElements,
  interpretationPaired,
  interpretationCopy,
  guideFields,
  guideDays,
  validitySet,
  noticePeriod,
  opinionPeriod,
  resultInTime,
]

/**
 * What a document is looked at for. `trial` (试用): most of what blocks signing is only a warning. `checked`: its metadata were made up,
 * but its text is judged as for publication where a rule asks for it.
 */
export type Standing = 'publication' | 'trial' | 'checked'

/** `file`: the path that the findings name. Without a context the document is looked at alone, on the day of its publication. */
export function checkDocument(
  file: string,
  document: ReviewedDocument,
  standing: Standing = 'publication',
  context: ReviewContext = { today: document.meta.publishedOn, calendars: [], others: [] },
): Finding[] {
  return REVIEW_RULES.flatMap((rule) => rule.check(document, context).map((hit) => finding(file, rule, hit, standing)))
}

/** The personal-data rules on texts by themselves: of a file that is held back, of an answer, of a package that waits to be signed. */
export function findPersonalData(file: string, texts: readonly Partial<TextPart>[]): Finding[] {
  return texts.flatMap(({ part, text = '' }) =>
    PERSONAL_DATA_RULES.flatMap((rule) =>
      rule.find(text).map((hit) => finding(file, rule, part === undefined ? hit : { ...hit, part }, 'publication')),
    ),
  )
}

function finding(file: string, rule: ReviewRule, hit: RuleHit, standing: Standing): Finding {
  const { severity = rule.severity, ...rest } = hit
  return { file, rule: rule.id, severity: isKept(rule, standing) ? severity : 'warning', ...rest }
}

function isKept(rule: ReviewRule, standing: Standing): boolean {
  switch (standing) {
    case 'publication':
      return true
    case 'trial':
      return rule.evenOnTrial === true
    case 'checked':
      return rule.evenOnTrial === true || rule.evenWhenChecked === true
  }
}
