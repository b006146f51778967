import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { ensurePinyin } from '../../../build/ime/ensure-pinyin.ts'
import { candidatesFor } from '../../../shared/ime/candidates.ts'
import { withWords } from '../../../shared/ime/dictionary.ts'
import { typedPinyin } from '../../../shared/ime/typed.ts'
import { temporaryFolder } from '../../../test/fixtures/town.ts'
import { openPinyinDictionary } from './pinyin-dictionary.ts'
import { townWords } from './town-words.ts'

ensurePinyin(() => undefined)
const opened = openPinyinDictionary()
if (opened === undefined) throw new Error('expected a pinyin dictionary')
const dictionary = opened
afterAll(() => dictionary.close())

function texts(line: string, words = dictionary as Parameters<typeof candidatesFor>[1]): string[] {
  const typed = typedPinyin(line)
  return typed === undefined ? [] : candidatesFor(typed, words, { fuzzy: false }).map(({ text }) => text)
}

test('words are found by the reading they have in the word', () => {
  const read: Readonly<Record<string, string>> = {
    chongqing: '重庆',
    yinhang: '银行',
    xingzheng: '行政',
    changdu: '长度',
    zhangda: '长大',
    tiaojie: '调解',
    diaocha: '调查',
    huankuan: '还款',
    haiyou: '还有',
    canyu: '参与',
    juzhang: '局长',
    hupo: '湖泊',
    chongzu: '重组',
    zhaohuo: '着火',
    shuijiao: '睡觉',
    jiaoyu: '教育',
    pianyi: '便宜',
    bianmin: '便民',
    nver: '女儿',
    falv: '法律',
    luyou: '旅游',
  }
  for (const [letters, word] of Object.entries(read)) {
    if (letters === 'luyou') expect(texts('lvyou')[0]).toBe(word)
    else expect(texts(letters).slice(0, 5), letters).toContain(word)
  }
})

test('the usual small words come first: 的 了 我 是 不', () => {
  expect(['de', 'le', 'wo', 'shi', 'bu'].map((letters) => texts(letters)[0])).toEqual(['的', '了', '我', '是', '不'])
  expect(texts('liao')).toContain('了')
  expect(texts('zhuo')).toContain('着')
})

test('the town says its own names: 柳沟村 is offered as its people write it', () => {
  expect(texts('liugoucun')[0]).not.toBe('柳沟村')
  const own = withWords(dictionary, townWords(['青禾镇', '柳沟村']))
  expect(texts('qinghezhenliugoucun', own)[0]).toBe('青禾镇柳沟村')
  expect(texts('lgc', own)).toContain('柳沟村')
})

test('a missing file, and one that is no dictionary, are none', () => {
  const folder = temporaryFolder()
  expect(openPinyinDictionary(join(folder, 'none.sqlite'))).toBeUndefined()
  const path = join(folder, 'words.sqlite')
  writeFileSync(path, 'no database, only words. '.repeat(500))
  expect(openPinyinDictionary(path)).toBeUndefined()
})
