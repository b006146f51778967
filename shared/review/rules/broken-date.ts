// Dates that a conversion has damaged: 2025年731, 20263月 (DOMAIN §11, complaint 19). A reader can't tell the deadline.
import { placeIn, type ReviewRule } from '../rule.ts'

const BROKEN = [
  // A year followed by three or four digits where month and day should be.
  /(?:19|20)\d{2}年\d{3,4}(?![\d年月日.．])/g,
  // A year that lost its 年 before the month.
  /(?<!\d)(?:19|20)\d{3}月/g,
  // A month or day that does not exist.
  /(?:19|20)\d{2}年(?:1[3-9]|[2-9]\d)月/g,
  /(?:19|20)\d{2}年\d{1,2}月(?:3[2-9]|[4-9]\d)日/g,
]

export const brokenDate: ReviewRule = {
  id: 'broken-date',
  source: '国办秘函〔2019〕19号 网站检查（差错）',
  severity: 'warning',
  check({ text }) {
    return BROKEN.flatMap((pattern) =>
      Array.from(text.matchAll(pattern), ({ 0: match, index }) => ({ where: placeIn(text, index, index + match.length) })),
    )
  },
}
