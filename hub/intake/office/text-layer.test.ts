import { describe, expect, test } from 'vitest'
import { letterhead } from './letterhead.ts'
import {
  closeSpacedHan,
  countCharacters,
  foldLeaders,
  isDoubtful,
  paragraphs,
  shiftedCharacters,
  type TextLine,
} from './text-layer.ts'

const line = (text: string, left = 50, right = 500, height = 12): TextLine => ({ text, left, right, height })

test.each([
  ['青禾镇农村最低生活保障申请办理指南（2026年修订）', false],
  ['臺北市政府公告：本府各局處應於期限內辦理完竣', false],
  ['동의보감은 조선의 의서이다', false],
  ['Notice of the town government', false],
  ['趯軺糫 蒭鍍 緌鍍 袱糫 趯軺糫 蒭', true],
  ['ÖÐ»ªÈËÃñ¹²ºÍ¹úÕþ¸®ÐÅÏ¢', true],
  ['\uE001\uE002\uE003\uE004\uE005\uE006通知', true],
  ['趯軺', false],
])('%s: senseless characters %s', (text, doubtful) => {
  expect(isDoubtful(text)).toBe(doubtful)
})

test('leaders are folded and spaced titles closed, spaces between words stay', () => {
  expect(foldLeaders('总则⋯⋯⋯⋯⋯１')).toBe('总则 １')
  expect(foldLeaders('总则 . . . . . . 3')).toBe('总则 3')
  expect(foldLeaders('1.2.3 节')).toBe('1.2.3 节')
  expect(closeSpacedHan('开 票 通 知 单')).toBe('开票通知单')
  expect(closeSpacedHan('目　录')).toBe('目录')
  expect(closeSpacedHan('张三 李四 王五')).toBe('张三 李四 王五')
})

test('text hidden above U+20000 is counted, one rare character of a name is not', () => {
  expect(shiftedCharacters('\u{20054}\u{20068}\u{20069}\u{20073} \u{20069}\u{20073}')).toBe(6)
  expect(shiftedCharacters('王\u{20054}')).toBe(0)
})

describe('lines to paragraphs', () => {
  test('a word broken at the edge is whole again; a short line ends its paragraph', () => {
    const lines = [
      line('申请人应当提交最低生活保', 70),
      line('障申请书。', 50, 120),
      line('附件两份', 50, 100),
      line('特此通知', 50, 100),
    ]
    expect(paragraphs(lines)).toEqual(['申请人应当提交最低生活保障申请书。', '附件两份', '特此通知'])
  })

  test('Western words keep their space; page numbers are nothing to read', () => {
    const lines = [line('information'), line('disclosure', 50, 200), line('— 12 —', 280, 320)]
    expect(paragraphs(lines)).toEqual(['information disclosure'])
    expect(countCharacters([line('— 12 —')])).toBe(0)
  })

  test('a title in larger letters never runs into the text', () => {
    expect(paragraphs([line('通知', 50, 500, 22), line('各村委会：', 50, 120)])).toEqual(['通知', '各村委会：'])
  })
})

describe('the letterhead of a 公文', () => {
  test('number, title over two lines, last date', () => {
    const lines = [
      '青禾镇人民政府文件',
      '青政发〔2026〕12号',
      '青禾镇人民政府',
      '关于做好冬季取暖补贴发放工作的通知',
      '各村委会：',
      '2026年1月2日起',
      '2026年10月12日',
    ]
    expect(letterhead(lines)).toEqual({
      title: '青禾镇人民政府关于做好冬季取暖补贴发放工作的通知',
      docNumber: '青政发〔2026〕12号',
      date: '2026年10月12日',
    })
  })

  test('a text without one has none', () => {
    expect(letterhead(['随便写几句。', '没有日期'])).toEqual({})
  })
})
