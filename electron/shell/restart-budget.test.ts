// Restarts are counted within a sliding time.
import { expect, test } from 'vitest'
import { restartBudget } from './restart-budget.ts'

test('so many restarts and no more, until the first ones are long ago', () => {
  let now = 0
  const budget = restartBudget(3, 60_000, () => now)
  expect([budget.take(), budget.take(), budget.take(), budget.take()]).toEqual([1, 2, 3, undefined])
  now = 59_999
  expect(budget.take()).toBeUndefined()
  now = 60_000
  expect(budget.take()).toBe(1)
})

test('a fresh start forgets the earlier ones', () => {
  const budget = restartBudget(1, 60_000, () => 0)
  budget.take()
  budget.reset()
  expect(budget.take()).toBe(1)
})
