// What the rules on personal data have in common: they look at every text of a document, and at an answer before it is sent.
import type { Severity } from '../finding.ts'
import type { ReviewedDocument, ReviewRule, RuleHit, TextPart } from '../rule.ts'
import { cleanText } from './clean-text.ts'

export interface PersonalDataRule extends ReviewRule {
  /** `text` as people write it. */
  find(text: string): RuleHit[]
}

/** `find` gets the text cleaned. */
export function personalDataRule(rule: {
  readonly id: string
  readonly source: string
  readonly severity: Severity
  readonly find: (text: string) => RuleHit[]
}): PersonalDataRule {
  const find = (text: string) => rule.find(cleanText(text))
  return {
    ...rule,
    evenWhenChecked: true,
    find,
    check: (document) => [...find(document.text), ...partsOf(document).flatMap(({ part, text }) => inPart(part, find(text)))],
  }
}

export function inPart(part: TextPart['part'], hits: readonly RuleHit[]): RuleHit[] {
  return hits.map((hit) => ({ ...hit, part }))
}

function partsOf({ meta, aside = [] }: ReviewedDocument): TextPart[] {
  const titles = [meta.title, meta.body, meta.place ?? '', ...Object.values(meta.titles).map((one) => one?.title ?? '')]
  return [
    { part: 'title', text: titles.join('\n') },
    { part: 'summary', text: meta.summary ?? '' },
    { part: 'keywords', text: meta.keywords.join('\n') },
    ...aside,
  ]
}
