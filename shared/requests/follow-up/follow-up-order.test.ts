import { expect, test } from 'vitest'
import { inOrderOfWork } from './follow-up-order.ts'

test('what is due first stands first, the worse grade first on one day; closed ones follow, the newest first', () => {
  const row = (lastDay: string, grade: 'dissatisfied' | 'very-dissatisfied', closedOn?: string) => ({ lastDay, grade, closedOn })
  const rows = [
    row('2026-11-10', 'dissatisfied', '2026-11-05'),
    row('2026-11-30', 'dissatisfied'),
    row('2026-11-20', 'dissatisfied'),
    row('2026-11-20', 'very-dissatisfied'),
    row('2026-11-12', 'very-dissatisfied', '2026-11-09'),
  ]
  expect(inOrderOfWork(rows).map((one) => rows.indexOf(one))).toEqual([3, 2, 1, 4, 0])
})
