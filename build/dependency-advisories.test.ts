import { expect, test } from 'vitest'
import { readAdvisories } from './dependency-advisories.ts'

test('grave ones are counted; no answer is no clean bill', () => {
  const found = { info: 0, low: 2, moderate: 1, high: 1, critical: 1, total: 5 }
  expect(readAdvisories(JSON.stringify({ metadata: { vulnerabilities: found } }))).toEqual({ grave: 2, total: 5 })
  expect(readAdvisories(JSON.stringify({ message: 'Method Not Allowed', statusCode: 405 }))).toEqual({
    missing: 'the registry gives no advisories',
  })
  expect(readAdvisories('')).toEqual({ missing: 'npm or the registry did not answer' })
  expect(readAdvisories('npm error <html>')).toEqual({ missing: 'npm or the registry did not answer' })
})
