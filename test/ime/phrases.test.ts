import { expect, test } from 'vitest'
import { ensurePinyin } from '../../build/ime/ensure-pinyin.ts'
import { openPinyinDictionary } from '../../electron/host/ime/pinyin-dictionary.ts'
import { candidatesFor } from '../../shared/ime/candidates.ts'
import { typedPinyin } from '../../shared/ime/typed.ts'
import { lettersOf, type Phrase, phrases, sharesOf, type Typing } from './phrases.ts'

ensurePinyin(() => undefined)

function places(list: readonly Phrase[], typing: Typing): number[] {
  const dictionary = openPinyinDictionary()
  if (dictionary === undefined) throw new Error('expected a pinyin dictionary')
  try {
    return list.map((phrase) => {
      const typed = typedPinyin(lettersOf(phrase, typing))
      if (typed === undefined) throw new Error(`expected pinyin for ${phrase.text}`)
      return candidatesFor(typed, dictionary, { fuzzy: typing === 'fuzzy' }).findIndex(({ text }) => text === phrase.text)
    })
  } finally {
    dictionary.close()
  }
}

test('of 200 phrases in full pinyin 85 of 100 come first, 93 within five', () => {
  const { count, first, inFive } = sharesOf(places(phrases(), 'full'))
  expect(count).toBe(200)
  expect(first).toBeGreaterThanOrEqual(85)
  expect(inFive).toBeGreaterThanOrEqual(93)
})

test('typed as a careless ear hears them, most still come first', () => {
  const { first, inFive } = sharesOf(places(phrases(), 'fuzzy'))
  expect(first).toBeGreaterThanOrEqual(75)
  expect(inFive).toBeGreaterThanOrEqual(90)
})

test('policy terms are found by their initials', () => {
  const terms = phrases().filter(({ kind }) => kind === 'policy')
  expect(sharesOf(places(terms, 'initials')).inFive).toBeGreaterThanOrEqual(80)
})
