import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isResidentIdNumber } from '../requests/form.ts'
import { type AnswerPart, byteLength, sentencesOf, shortAnswer } from './short-answer.ts'

const MORE = '（没写完）'
const room = (maxBytes: number) => ({ maxBytes, more: MORE })
const item = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom('带身份证、户口簿。', '000-555 0102', '신분증, 호구부', '𬭚和䶮'),
)
const part: fc.Arbitrary<AnswerPart> = fc.record(
  {
    label: fc.constantFrom('带什么：', '去哪办：'),
    items: fc.array(item, { maxLength: 8 }),
    rank: fc.nat(9),
    firstRank: fc.nat(9),
  },
  { requiredKeys: ['items', 'rank'] },
)

const GUIDE: AnswerPart[] = [
  { items: ['申请低保办事指南'], rank: 0 },
  { label: '带什么：', items: ['身份证、户口簿：原件', '低保申请表：1份', '承诺书：1份'], rank: 2 },
  { label: '打电话问：', items: ['000-555 0102。', '也可以到窗口问。'], rank: 4, firstRank: 1 },
]

describe('the short answer', () => {
  it('says everything when there is room, a single thing behind its label, several below it', () => {
    expect(shortAnswer(GUIDE, room(500))).toEqual({
      complete: true,
      text: '申请低保办事指南\n带什么：\n身份证、户口簿：原件\n低保申请表：1份\n承诺书：1份\n打电话问：\n000-555 0102。\n也可以到窗口问。',
    })
  })

  it('keeps the phone before the second thing to bring, whole items only, and says that something is missing', () => {
    expect(shortAnswer(GUIDE, room(120))).toEqual({
      complete: false,
      text: `申请低保办事指南\n带什么：身份证、户口簿：原件\n打电话问：000-555 0102。\n${MORE}`,
    })
  })

  it('shortens a title that does not fit by itself, by characters', () => {
    expect(shortAnswer([{ items: ['𬭚'.repeat(100)], rank: 0 }], room(60)).text).toBe(`${'𬭚'.repeat(10)}…\n${MORE}`)
  })

  it('always fits', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), fc.integer({ min: 80, max: 600 }), (parts, maxBytes) => {
        expect(byteLength(shortAnswer(parts, room(maxBytes)).text)).toBeLessThanOrEqual(maxBytes)
      }),
    )
  })

  it('has items whole or not at all, from the first of a part on without a gap, and all of them when it is complete', () => {
    const clean = fc.array(fc.constantFrom<string>('甲一。', '乙二三四五六七八。', '丙', '丁戊己庚辛壬癸子丑寅卯辰巳午未。'), {
      maxLength: 6,
    })
    const parts = fc.array(fc.record({ label: fc.constant('标：'), items: clean, rank: fc.nat(5) }), { maxLength: 6 })
    fc.assert(
      fc.property(parts, fc.integer({ min: 80, max: 300 }), (all, maxBytes) => {
        const titled = [{ items: ['题'], rank: 0 }, ...all.map((one) => ({ ...one, rank: one.rank + 1 }))]
        const { text, complete } = shortAnswer(titled, room(maxBytes))
        const said = text
          .split('\n')
          .map((line) => line.replace(/^标：/, ''))
          .filter((line) => line !== '')
        let left = complete ? said : said.slice(0, -1)
        expect(left[0]).toBe('题')
        left = left.slice(1)
        for (const { items } of all) {
          const taken = items.findIndex((one, n) => left[n] !== one)
          const count = taken === -1 ? items.length : taken
          if (complete) expect(count).toBe(items.length)
          left = left.slice(count)
        }
        // Two parts may begin alike, so that the one is counted to the other: what remains is then still made of whole items.
        expect(left.every((line) => all.some(({ items }) => items.includes(line)))).toBe(true)
      }),
    )
  })

  it('takes no item with an ID number, however it is written, and leaves telephone numbers alone', () => {
    const bodies = fc
      .stringMatching(/^\d{17}$/)
      .map((body) => [...'0123456789X'].map((check) => body + check).find(isResidentIdNumber) ?? '')
    const written = fc.constantFrom(
      (id: string) => id,
      (id: string) => id.toLowerCase(),
      (id: string) => id.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
    )
    fc.assert(
      fc.property(bodies, written, (id, write) => {
        const parts = [{ items: ['名单', `张某（${write(id)}）`, '电话000-555 0102'], rank: 0 }]
        const { text } = shortAnswer(parts, room(500))
        expect(text).toBe('名单\n电话000-555 0102')
      }),
    )
  })

  it('stays one line an item, whatever an item holds', () => {
    expect(shortAnswer([{ items: ['一\n二\r\n  三'], rank: 0 }], room(100)).text).toBe('一 二 三')
  })
})

describe('sentences', () => {
  it('end as Chinese, Korean and English sentences do, and together are the text', () => {
    expect(sentencesOf('带身份证。几点？8:30开门！')).toEqual(['带身份证。', '几点？', '8:30开门！'])
    expect(sentencesOf('신분증을 가지고 갑니다. 1.5킬로메터입니다.')).toEqual(['신분증을 가지고 갑니다.', '1.5킬로메터입니다.'])
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(sentencesOf(text).join('').replaceAll(/\s/gu, '')).toBe(text.replaceAll(/\s/gu, ''))
      }),
    )
  })
})
