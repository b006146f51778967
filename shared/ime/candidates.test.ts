import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CANDIDATES_MAX, candidatesFor } from './candidates.ts'
import type { PinyinDictionary } from './dictionary.ts'
import { dictionaryOf } from './fake-dictionary.ts'
import { NO_SESSION_WORDS, remembering, withSessionWords } from './session-words.ts'
import { SYLLABLES } from './syllables.ts'
import { TYPED_MAX_LETTERS, typedPinyin } from './typed.ts'

const WORDS = dictionaryOf(
  [
    '低保 di bao 8',
    '地堡 di bao 9',
    '补助 bu zhu 8',
    '低保补助 di bao bu zhu 10',
    '政府 zheng fu 6',
    '先 xian 7',
    '西 xi 7',
    '安 an 7',
    '西安 xi an 9',
    '女 nv 6',
    '你 ni 5',
    '您 nin 7',
    '路 lu 7',
    '梁 liang 8',
    '娘 niang 8',
    '公安局 gong an ju 9',
    '公 gong 8',
    '局 ju 8',
    '点儿 dian r 9',
    '在 zai 5',
    '再 zai 6',
    '家 jia 6',
    '见 jian 7',
  ],
  { '在 家': 3, '再 见': 4 },
)

function type(line: string, dictionary: PinyinDictionary = WORDS, fuzzy = false) {
  const typed = typedPinyin(line)
  return typed === undefined ? [] : candidatesFor(typed, dictionary, { fuzzy })
}
const texts = (...args: Parameters<typeof type>) => type(...args).map(({ text }) => text)

test('a phrase comes first, then what its beginning may be, each with the letters it stands for', () => {
  expect(type('dibaobuzhu')[0]).toEqual({ text: '低保补助', syllables: ['di', 'bao', 'bu', 'zhu'], letters: 10 })
  expect(type('dibaobuzhu').find(({ text }) => text === '低保')?.letters).toBe(5)
  expect(texts('dibao').slice(0, 2)).toEqual(['低保', '地堡'])
})

test('initials, also mixed with whole syllables, and an unfinished last syllable', () => {
  expect(texts('dbbz')[0]).toBe('低保补助')
  expect(texts('dibaobz')[0]).toBe('低保补助')
  expect(texts('zhengf')[0]).toBe('政府')
  expect(texts('gaj')).toContain('公安局')
})

test('you is finished before it is begun: ni is 你, not 您', () => {
  expect(texts('ni').slice(0, 2)).toEqual(['你', '您'])
})

test('an apostrophe, a space or a tone ends a syllable', () => {
  expect(texts('xian')[0]).toBe('先')
  for (const line of ["xi'an", 'xi an', 'xi1an1', 'XĪ ĀN']) expect(texts(line)[0]).toBe('西安')
  expect(texts("xi'an")).not.toContain('先')
})

test('ü is v or u, 儿 after a syllable may be r', () => {
  for (const line of ['nv', 'nü', 'nǚ']) expect(texts(line)[0]).toBe('女')
  expect(texts('lu')[0]).toBe('路')
  expect(texts('dianr')[0]).toBe('点儿')
})

test('what a careless ear confuses is found only when asked for, and what is right comes before it', () => {
  expect(texts('zenfu')).not.toContain('政府')
  expect(texts('zenfu', WORDS, true)[0]).toBe('政府')
  expect(texts('lian', WORDS, true)).toEqual(expect.arrayContaining(['梁', '娘']))
  expect(texts('niang', WORDS, true)[0]).toBe('娘')
})

test('which word follows which decides between words of one sound', () => {
  expect(texts('zaijia')[0]).toBe('在家')
  expect(texts('zaijian')[0]).toBe('再见')
})

test('the word that stands before the caret has its say', () => {
  const after = { text: '在', syllables: ['zai'], cost: 5, kind: 'plain', group: 0 } as const
  const gains = dictionaryOf(['加 jia 6', '家 jia 7'], { '在 家': 3 })
  const said = (context?: typeof after) => {
    const typed = typedPinyin('jia')
    return typed === undefined ? [] : candidatesFor(typed, gains, { fuzzy: false }, { after: context }).map(({ text }) => text)
  }
  expect(said()[0]).toBe('加')
  expect(said(after)).toEqual(['家', '加'])
})

test('what was picked in a session comes first in it, and is not there in the next', () => {
  const picked = type('dibao').find(({ text }) => text === '地堡')
  const words = picked === undefined ? NO_SESSION_WORDS : remembering(NO_SESSION_WORDS, picked)
  expect(texts('dibao', withSessionWords(WORDS, words))[0]).toBe('地堡')
  expect(texts('dibao', withSessionWords(WORDS, NO_SESSION_WORDS))[0]).toBe('低保')
  const sentence = remembering(words, { text: '女儿国', syllables: ['nv', 'er', 'guo'] })
  expect(texts('nverguo', withSessionWords(WORDS, sentence))[0]).toBe('女儿国')
})

test('a session does not remember without end', () => {
  let words = NO_SESSION_WORDS
  for (let i = 0; i < 1000; i += 1) words = remembering(words, { text: `字${i}`, syllables: ['zi'] })
  expect(words.size).toBeLessThanOrEqual(200)
})

test('what is no pinyin has no candidates', () => {
  for (const line of ['', ' ', "'", '123', '你好', 'di保', 'iii', 'vvv', 'a'.repeat(TYPED_MAX_LETTERS + 1), '\u0000', 'a@b']) {
    expect(texts(line)).toEqual([])
  }
})

const letters = fc.string({ unit: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz'"), maxLength: 40 })
const spelling = fc.array(fc.constantFrom(...SYLLABLES), { maxLength: 10 }).map((syllables) => syllables.join(''))

test('whatever is typed: no error, not too many, each candidate once and for some of the letters', () => {
  fc.assert(
    fc.property(fc.oneof(letters, spelling, fc.string()), fc.boolean(), (line, fuzzy) => {
      const typed = typedPinyin(line)
      const found = type(line, WORDS, fuzzy)
      expect(found.length).toBeLessThanOrEqual(CANDIDATES_MAX)
      expect(new Set(found.map(({ text }) => text)).size).toBe(found.length)
      for (const candidate of found) {
        expect(candidate.letters).toBeGreaterThanOrEqual(1)
        expect(candidate.letters).toBeLessThanOrEqual(typed?.letters.length ?? 0)
        expect(candidate.syllables.length).toBe([...candidate.text].length)
      }
    }),
  )
})

test('with a careless ear every word is still there that is there without', () => {
  fc.assert(
    fc.property(spelling, (line) => {
      const words = (fuzzy: boolean) => type(line, WORDS, fuzzy).filter(({ syllables }) => line.startsWith(syllables.join('')))
      const careless = new Set(words(true).map(({ text }) => text))
      for (const { text } of words(false)) expect(careless.has(text)).toBe(true)
    }),
  )
})
