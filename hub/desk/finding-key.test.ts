import { expect, test } from 'vitest'
import { findingKey, withTodaysKeys } from './finding-key.ts'

const FINDING = { rule: 'phone-number', where: '写意见的人说：电话13800000000 | 请回' }
const passed = (reasons: Record<string, string>) =>
  ({ kind: 'content-passed', account: 'first', name: '某甲', at: '2026-11-25T02:00:00.000Z', version: 1, reasons }) as const

test('tells one place from another, and nothing of what stands there', () => {
  expect(findingKey(FINDING)).not.toBe(findingKey({ ...FINDING, where: '另一处' }))
  expect(findingKey(FINDING)).not.toMatch(/意见|13800/)
})

test('F58: reasons that were given under the keys of the release before still count', () => {
  const earlier = passed({ [`phone-number||${FINDING.where}`]: '对外公布', 'no-summary||': '不需要' })
  const today = passed({ [findingKey(FINDING)]: '对外公布', [findingKey({ rule: 'no-summary' })]: '不需要' })
  expect(withTodaysKeys(earlier)).toEqual(today)
  expect(withTodaysKeys(today)).toEqual(today)
})
