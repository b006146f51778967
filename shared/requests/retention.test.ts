import { expect, test } from 'vitest'
import { SUBMISSION_KINDS } from './form.ts'
import { goesOnDemand, requestKeptUntil, signUpKeptUntil } from './retention.ts'

test('everything that was given freely goes when its giver asks; a request under the law stays for its period', () => {
  expect(SUBMISSION_KINDS.filter((kind) => !goesOnDemand(kind))).toEqual(['disclosure-request'])
})

test('whole years from the year after the answer', () => {
  expect(requestKeptUntil('2026-01-01', 10)).toBe('2037-01-01')
  expect(requestKeptUntil('2026-12-31', 10)).toBe('2037-01-01')
  expect(requestKeptUntil('2026-05-05', 30)).toBe('2057-01-01')
})

test('a sign-up is there for thirty days after its event', () => {
  expect(signUpKeptUntil('2026-11-25')).toBe('2026-12-25')
  expect(signUpKeptUntil('2028-02-01')).toBe('2028-03-02')
})
