import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchesPinyin, pinyinQuery } from './pinyin.ts'
import { pinyinKey, pinyinSpellings } from './pinyin-spellings.ts'

/** As the terminal does it: candidates by their spellings, then the check of each. */
const found = (title: string, typed: string) => {
  const letters = pinyinQuery(typed)
  if (letters === undefined) return false
  return pinyinSpellings(title).includes(letters) && matchesPinyin(pinyinKey(title), letters)
}

test.each([
  ['低保补助', 'dbbz'],
  ['低保补助', 'dibaobuzhu'],
  ['低保补助', 'DiBao'],
  ['低保补助', 'di bao'],
  ['低保补助', 'baob'],
  ['青禾镇困难家庭冬季取暖补助办法', 'qunuan'],
  ['青禾镇困难家庭冬季取暖补助办法', 'knjt'],
  ['西安', "xi'an"],
  ['绿色食品', 'lvse'],
  ['绿色食品', 'lüse'],
])('%s is found by %s', (title, typed) => {
  expect(found(title, typed)).toBe(true)
})

test.each([
  ['重庆', ['chongqing', 'cq', 'chongq']],
  ['长春', ['changchun', 'cc']],
  ['单县', ['shanxian', 'sx']],
  ['乐亭', ['laoting', 'lt']],
  ['长滩村', ['changtancun', 'ctc']],
])('R18: %s is found by how people there say it', (place, spellings) => {
  for (const typed of spellings) expect(found(`${place}公告`, typed), typed).toBe(true)
})

test('other letters, letters across a comma, and a first syllable cut in front find nothing', () => {
  expect(found('低保补助', 'ybbx')).toBe(false)
  expect(found('低保，补助', 'dbbz')).toBe(false)
  expect(found('低保补助', 'ibao')).toBe(false)
  expect(matchesPinyin(pinyinKey('Notice'), 'notice')).toBe(false)
})

test('only two to forty letters are a pinyin query', () => {
  expect(pinyinQuery('ｄｂ')).toBe('db')
  for (const typed of ['', 'd', '低保', 'db1', 'd%', 'db_', 'a'.repeat(41)]) expect(pinyinQuery(typed)).toBeUndefined()
})

test('every row of two or more characters of a title is found by its initials and by its syllables', () => {
  const titles = ['青禾镇冬季取暖补贴发放办法', '农村宅基地管理办法', '困难家庭补助申请指南']
  fc.assert(
    fc.property(fc.constantFrom(...titles), fc.nat(), fc.nat(), (title, from, length) => {
      const syllables = pinyinKey(title)
        .split(' ')
        .map((readings) => readings.split(',')[0] ?? '')
      const start = from % (syllables.length - 1)
      const row = syllables.slice(start, start + 2 + (length % (syllables.length - start - 1)))
      expect(matchesPinyin(pinyinKey(title), row.map((syllable) => syllable.charAt(0)).join(''))).toBe(true)
      expect(matchesPinyin(pinyinKey(title), row.join(''))).toBe(true)
    }),
  )
})
