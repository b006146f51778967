import { expect, test } from 'vitest'
import { SUBMISSION_KINDS } from './form.ts'
import { goesAlong } from './moved-village.ts'

test('F13: questions and requests for information go along; what is about the office that was asked stays', () => {
  expect(SUBMISSION_KINDS.filter((kind) => goesAlong(kind, false))).toEqual(['consultation', 'disclosure-request'])
})

test('F13: what is answered goes nowhere', () => {
  expect(SUBMISSION_KINDS.filter((kind) => goesAlong(kind, true))).toEqual([])
})
