import { expect, test } from 'vitest'
import { ensurePinyin } from '../../build/ime/ensure-pinyin.ts'
import { openPinyinDictionary } from '../../electron/host/ime/pinyin-dictionary.ts'
import { candidatesFor } from '../../shared/ime/candidates.ts'
import { confusable, SYLLABLES } from '../../shared/ime/syllables.ts'
import { typedPinyin } from '../../shared/ime/typed.ts'
import { lettersOf, namesAndAddresses, type Phrase, phrases, sharesOf, type Typing } from './phrases.ts'
import { tapsOf } from './taps.ts'

ensurePinyin(() => undefined)

/** One character at a time costs its letters and one tap or more to pick it; a phrase shares the picking. */
const MOST_TAPS_PER_CHARACTER = 4

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

test('F74: fifty names and fifty addresses are typed by phrase, the median character at no more than four taps', () => {
  const dictionary = openPinyinDictionary()
  if (dictionary === undefined) throw new Error('expected a pinyin dictionary')
  const list = namesAndAddresses()
  expect([list.filter(({ kind }) => kind === 'name').length, list.filter(({ kind }) => kind === 'address').length]).toEqual([
    50, 50,
  ])
  const costs = list.map((phrase) => ({ text: phrase.text, taps: tapsOf(phrase, 'full', dictionary) }))
  dictionary.close()
  expect(costs.filter(({ taps }) => taps === undefined)).toEqual([])
  const perCharacter = costs.map(({ text, taps = Number.NaN }) => taps / text.length).sort((a, b) => a - b)
  expect(perCharacter[50]).toBeLessThanOrEqual(MOST_TAPS_PER_CHARACTER)
})

test('every character that the dictionary knows can be picked by its own syllable, also with the careless ear', () => {
  const dictionary = openPinyinDictionary()
  if (dictionary === undefined) throw new Error('expected a pinyin dictionary')
  let count = 0
  const missing: string[] = []
  for (const syllable of SYLLABLES) {
    const typed = typedPinyin(syllable)
    if (typed === undefined) throw new Error(`expected pinyin: ${syllable}`)
    const offered = new Set(candidatesFor(typed, dictionary, { fuzzy: true }).map(({ text }) => text))
    const known = dictionary.entry(confusable(syllable)).words.filter(({ syllables }) => syllables[0] === syllable)
    count += known.length
    missing.push(...known.filter(({ text }) => !offered.has(text)).map(({ text }) => `${syllable} ${text}`))
  }
  dictionary.close()
  expect(missing).toEqual([])
  expect(count).toBeGreaterThan(8_000)
})
