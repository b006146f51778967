import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type StatementPurpose, statementBytes } from './statement.ts'

const PURPOSES: readonly StatementPurpose[] = [
  'acknowledgement',
  'reply',
  'request',
  'enrolment',
  'welcome',
  'window-records',
  'command',
  'stick-outbox',
  'stick-answers',
]
const plain = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)))
const hex = (purpose: StatementPurpose, statement: unknown) => Buffer.from(statementBytes(purpose, statement)).toString('hex')

test('the same statement for another purpose is other bytes', () => {
  fc.assert(
    fc.property(plain, (statement) => {
      expect(new Set(PURPOSES.map((purpose) => hex(purpose, statement))).size).toBe(PURPOSES.length)
    }),
  )
})

test('the order of fields does not matter, their values do', () => {
  expect(hex('reply', { a: 1, b: 'x' })).toBe(hex('reply', { b: 'x', a: 1 }))
  expect(hex('reply', { a: 1, b: 'x' })).not.toBe(hex('reply', { a: 1, b: 'y' }))
  expect(hex('reply', { a: '1' })).not.toBe(hex('reply', { a: 1 }))
})

test('no text inside a statement can pass for another purpose line', () => {
  const smuggled = hex('reply', { a: '\nzwgk acknowledgement 1\n{}' })
  for (const purpose of PURPOSES) if (purpose !== 'reply') expect(smuggled.startsWith(hex(purpose, {}).slice(0, 30))).toBe(false)
  expect(Buffer.from(statementBytes('reply', { b: 1, a: '低保' })).toString('utf8')).toBe('zwgk reply 1\n{"a":"低保","b":1}')
})
