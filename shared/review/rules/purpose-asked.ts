// 三需要 (生产、生活、科研等特殊需要) and the purpose of a request: since 2019-05-15 nobody has to give a reason (条例 第29条).
import { placeIn, type ReviewRule } from '../rule.ts'

const NEEDS =
  /(?:根据|因|基于|出于|结合|为了|满足)?(?:自身)?(?:的)?(?:生产|生活|科研)[、，和及与][^。；\n]{0,8}(?:生产|生活|科研)[^。；\n]{0,8}(?:特殊)?需要/g
const PURPOSE = /(?:所需)?(?:政府)?信息(?:的)?用途|申请(?:的)?用途|使用用途证明|说明(?:申请)?用途|三需要/g
/** Says that it is no longer asked. */
const DENIED = /(?:不再|无需|不必|不得|不要求|取消|删除|删去|不需|废止)[^。；\n]{0,24}$/
const REACH = 30

export const purposeAsked: ReviewRule = {
  id: 'purpose-asked',
  source: '政府信息公开条例（2019年修订）第29条',
  severity: 'error',
  evenWhenChecked: true,
  check({ text }) {
    if (!/信息公开|申请公开|申请获取/.test(text)) return []
    return [NEEDS, PURPOSE].flatMap((pattern) =>
      Array.from(text.matchAll(pattern))
        .filter(({ index }) => !DENIED.test(text.slice(Math.max(0, index - REACH), index)))
        .slice(0, 1)
        .map(({ 0: match, index }) => ({ where: placeIn(text, index, index + match.length, 0) })),
    )
  },
}
