// Remedy text of before 2024: against 不予公开 复议 comes first, and a suit directly is not possible (行政复议法 第23条第4项, in force 2024-01-01).
import { placeIn, type ReviewRule } from '../rule.ts'

const REFUSAL = /不予公开/
const EITHER = /(?:申请|提起)(?:行政)?复议[^。\n]{0,40}(?:或者?|也可以?|亦可|、)[^。\n]{0,30}(?:提起(?:行政)?诉讼|起诉|人民法院)/g
/** Before 2015 the time for a suit was three months. */
const THREE_MONTHS = /(?:3|三)个月(?:之?内|以内)[^。；\n]{0,12}(?:提起(?:行政)?诉讼|起诉|向[^。；\n]{0,12}人民法院)/g
const FIRST = /(?:应当|须|必须|需)?先[^。\n]{0,12}(?:申请)?(?:行政)?复议|复议前置/
const NEAR = 120

export const oldRemedy: ReviewRule = {
  id: 'old-remedy',
  source: '行政复议法（2023年修订）第23条；行政诉讼法 第46条',
  severity: 'error',
  evenWhenChecked: true,
  check({ text }) {
    if (!/信息公开/.test(text)) return []
    const either = Array.from(text.matchAll(EITHER)).filter(({ 0: match, index }) => {
      const near = text.slice(Math.max(0, index - NEAR), index + match.length + NEAR)
      return REFUSAL.test(near) && !FIRST.test(near)
    })
    return [...either, ...text.matchAll(THREE_MONTHS)].map(({ 0: match, index }) => ({
      where: placeIn(text, index, index + match.length, 0),
    }))
  },
}
