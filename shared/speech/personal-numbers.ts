// Numbers of a person that are never said aloud in a hall, whatever page they stand on: identity cards, bank cards, anything already masked.
import { type ReadingRule, rule } from './reading.ts'

/** First among the rules of every language. `instead`: what is said in their place. */
export function personalNumbers(instead: string): ReadingRule[] {
  return [
    rule('masked-number', String.raw`(?<![\dXx*])[\dXx]*\*{2,}[\dXx*]*`, () => instead),
    rule('identity-card', String.raw`(?<!\d)\d{6} ?(?:\d{4} ?){2}\d{3}[\dXx](?!\d)`, () => instead),
    rule('old-identity-card', String.raw`(?<=(?:身份证|신분증)[^\d]{0,8})\d{15}(?!\d)`, () => instead),
    rule('bank-card', String.raw`(?<!\d)\d{4}(?: ?\d{4}){3}(?: ?\d{1,3})?(?!\d)`, () => instead),
  ]
}
