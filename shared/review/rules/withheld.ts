// 不予公开 never leaves the office: hidden on the screen is not enough when the bytes lie on a stick (条例 第14至16条).
import type { ReviewRule } from '../rule.ts'

export const withheld: ReviewRule = {
  id: 'withheld',
  source: '政府信息公开条例 第14条至第16条',
  severity: 'error',
  evenOnTrial: true,
  check({ meta }) {
    return meta.openness === 'withheld' ? [{ where: '公开属性' }] : []
  },
}
