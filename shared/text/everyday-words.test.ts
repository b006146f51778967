import { expect, test } from 'vitest'
import { EVERYDAY_WORDS, otherWordings } from './everyday-words.ts'

test('what a villager says is also searched by its official name, and the other way round', () => {
  expect(otherWordings('低保申请')).toEqual(['最低生活保障申请'])
  expect(otherWordings('最低生活保障')).toEqual(['低保'])
  expect(otherWordings(' 暖气费 ')).toEqual(['取暖费', '取暖补贴', '供暖补贴'])
  expect(otherWordings('盖房')).toEqual(['宅基地', '建房'])
})

test('every word of a group leads to all others of its group', () => {
  for (const group of EVERYDAY_WORDS)
    for (const word of group)
      expect(otherWordings(word), word).toEqual(expect.arrayContaining(group.filter((other) => other !== word)))
})

test('the longest word counts: 五保户 is not 五保 with a 户 behind it', () => {
  expect(otherWordings('五保户')).toEqual(['五保', '特困人员'])
})

test('a query without such a word has no other wording, and the query itself is never among them', () => {
  expect(otherWordings('青禾镇')).toEqual([])
  expect(otherWordings('')).toEqual([])
  for (const word of EVERYDAY_WORDS.flat()) expect(otherWordings(word)).not.toContain(word)
})

test('a long query of many words stays within eight wordings', () => {
  expect(otherWordings(EVERYDAY_WORDS.flat().join('')).length).toBeLessThanOrEqual(8)
})
