import { expect, test } from 'vitest'
import { groupResidentId, maskResidentId } from './resident-id.ts'

test('is read in groups of 6, 8 and 4', () => {
  expect(groupResidentId('00000019500101001X')).toBe('000000 19500101 001X')
  expect(groupResidentId('护照 E12345678')).toBe('护照 E12345678')
})

test('keeps its birthday hidden', () => {
  expect(maskResidentId(' 00000019500101001x ')).toBe('000000 ******** 001x')
  expect(maskResidentId('0000001950010100')).toBeUndefined()
})
