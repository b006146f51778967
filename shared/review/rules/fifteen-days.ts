// 15 working days for the answer to a request, or for its extension: the term of 2008. Since 2019 both are 20 (条例 第33条).
import { placeIn, type ReviewRule } from '../rule.ts'

const FIFTEEN = /(?:15|十五|１５)个?工作日/g
const ANSWER = /^(?:之?内|以内)?[^。；\n]{0,24}(?:答复|回复|作出答复|予以答复|告知申请人)/
const EXTENSION = /延长(?:答复)?[^。；\n]{0,20}$/
/** What still takes 15 working days: the opinion of a third party or of a co-producing body (第32、34条). */
const OPINION = /(?:第三方|征求意见|征求|意见书|共同制作)/
const ABOUT_REQUESTS = /信息公开|依申请/
const REACH = 40

export const fifteenDays: ReviewRule = {
  id: 'fifteen-days',
  source: '政府信息公开条例（2019年修订）第33条',
  severity: 'error',
  evenWhenChecked: true,
  check({ text }) {
    if (!ABOUT_REQUESTS.test(text)) return []
    return Array.from(text.matchAll(FIFTEEN))
      .filter(({ 0: match, index }) => {
        const before = text.slice(Math.max(0, index - REACH), index).replace(/[\s\S]*[。；\n]/, '')
        const after = text.slice(index + match.length, index + match.length + REACH)
        return !OPINION.test(before) && /申请|答复|延长/.test(before + after) && (ANSWER.test(after) || EXTENSION.test(before))
      })
      .map(({ 0: match, index }) => ({ where: placeIn(text, index, index + match.length, 16) }))
  },
}
