// What the regulation of 2008 said and that of 2019 does not: its number, its fees, its articles (国令第492号 was replaced by 第711号).
import { hitsOf, type ReviewRule } from '../rule.ts'

/** The regulation's own history names its first number too. */
const PRESENT = /711\s*号/
const FIRST_NUMBER = /国务院令第?\s*492\s*号|国令第?\s*492\s*号/g
const OLD = [
  /(?:收取|缴纳|支付|收费)[^。；\n]{0,16}(?:检索|复制|邮寄)[、和及与][^。；\n]{0,12}(?:成本)?费用?/g,
  /减免(?:相关|信息公开|上述)?费用|申请减免/g,
]

export const oldRegulation: ReviewRule = {
  id: 'old-regulation',
  source: '政府信息公开条例（2019年修订）第42条、第56条；国办函〔2020〕109号',
  severity: 'warning',
  evenWhenChecked: true,
  check({ text }) {
    if (!/信息公开/.test(text)) return []
    const patterns = PRESENT.test(text) ? OLD : [FIRST_NUMBER, ...OLD]
    return patterns.flatMap((pattern) => hitsOf(text, pattern).slice(0, 1))
  },
}
