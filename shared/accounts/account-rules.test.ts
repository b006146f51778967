import { expect, test } from 'vitest'
import { accountProblem } from './account-rules.ts'
import { TRIES_FORGOTTEN_MS, waitAfterWrongPasswords } from './sign-in-wait.ts'

const chief = { name: 'chief', roles: ['admin', 'officer'], closed: false } as const
const second = { name: 'second', roles: ['admin'], closed: false } as const
const clerk = { name: 'clerk', roles: ['editor'], closed: false } as const

test('nobody gives himself a role, takes one off himself, or closes his own account', () => {
  const all = [chief, second, clerk]
  expect(accountProblem({ ...chief, roles: ['admin', 'officer', 'publisher'] }, all, 'chief')).toBe('own-account')
  expect(accountProblem({ ...chief, roles: ['admin'] }, all, 'chief')).toBe('own-account')
  expect(accountProblem({ ...chief, closed: true }, all, 'chief')).toBe('own-account')
  expect(accountProblem({ ...chief, roles: ['officer', 'admin'] }, all, 'chief')).toBeUndefined()
  expect(accountProblem({ ...chief, closed: true }, all, 'second')).toBeUndefined()
})

test('the last who administers stays one, whoever asks', () => {
  const all = [chief, { ...second, closed: true }, clerk]
  for (const by of [undefined, 'second']) {
    expect(accountProblem({ ...chief, closed: true }, all, by)).toBe('last-admin')
    expect(accountProblem({ ...chief, roles: ['officer'] }, all, by)).toBe('last-admin')
    expect(accountProblem({ ...clerk, closed: true }, all, by)).toBeUndefined()
  }
})

test('an account may be made while there is no other', () => {
  expect(accountProblem(clerk, [], undefined)).toBeUndefined()
})

test('four slips are free, then each wrong password waits at least as long as the one before, up to an hour', () => {
  const minutes = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1_000].map((wrong) => waitAfterWrongPasswords(wrong) / 60_000)
  expect(minutes).toEqual([0, 0, 0, 0, 1, 5, 15, 30, 60, 60, 60])
  expect(waitAfterWrongPasswords(1_000)).toBeLessThan(TRIES_FORGOTTEN_MS)
})
