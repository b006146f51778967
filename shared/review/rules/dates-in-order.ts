// 成文 before 发布, review before 发布: a date that runs backwards is a typing fault or a forged one (DOMAIN §11, complaint 10).
import type { ReviewRule } from '../rule.ts'

export const datesInOrder: ReviewRule = {
  id: 'dates-in-order',
  source: '政府信息公开条例 第17条、第26条',
  severity: 'error',
  check({ meta }) {
    const before = [meta.signedOn, ...meta.review.map(({ on }) => on)].filter((day) => day !== undefined)
    return before.filter((day) => day > meta.publishedOn).map((day) => ({ where: `${day} > ${meta.publishedOn}` }))
  },
}
