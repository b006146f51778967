import { expect, test } from 'vitest'
import { createGrants, GRANT_UNUSED_MS } from './grants.ts'

test('a grant is for its role, ends when unused, lives while it is used', () => {
  let now = 0
  const grants = createGrants(() => now)
  const token = grants.give('staff')
  expect(grants.allows(token, 'staff')).toBe(true)
  expect(grants.allows(token, 'maintenance')).toBe(false)
  for (let i = 0; i < 10; i += 1) {
    now += GRANT_UNUSED_MS.staff - 1
    expect(grants.allows(token, 'staff')).toBe(true)
  }
  now += GRANT_UNUSED_MS.staff
  expect(grants.allows(token, 'staff')).toBe(false)
  now = 0
  expect(grants.allows(token, 'staff')).toBe(false)
})

test('leaving ends it, another person entering ends it, and nothing else is a token', () => {
  const grants = createGrants()
  const first = grants.give('maintenance')
  const second = grants.give('staff')
  expect(first).not.toBe(second)
  expect(grants.allows(first, 'maintenance')).toBe(false)
  for (const token of ['', 'zz', second.slice(2), `${second}00`, second.replace(/^../, second.startsWith('00') ? '11' : '00')])
    expect(grants.allows(token, 'staff')).toBe(false)
  grants.end('')
  expect(grants.allows(second, 'staff')).toBe(true)
  grants.end(second)
  expect(grants.allows(second, 'staff')).toBe(false)
})
