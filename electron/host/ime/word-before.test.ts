import { expect, test } from 'vitest'
import { dictionaryOf } from '../../../shared/ime/fake-dictionary.ts'
import { wordBefore } from './word-before.ts'

const WORDS = dictionaryOf(['取暖 qu nuan 8', '补贴 bu tie 8', '王 wang 6'])

test('the longest word at the end; none after a mark or another script', () => {
  expect(wordBefore(WORDS, '冬季取暖补贴')?.text).toBe('补贴')
  expect(wordBefore(WORDS, '申请人：王')?.text).toBe('王')
  for (const before of ['', '补贴，', '补贴 2026', '조선', '\u0000', '龘']) expect(wordBefore(WORDS, before)).toBeUndefined()
})
