import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hits, reviewed } from '../../test/fixtures/reviewed.ts'
import { maskingStyles } from '../review/rules/masking-styles.ts'
import { maskedName } from '../text/masked-name.ts'
import { mayBeChanged, needsReason, tally, VERDICTS } from './decision.ts'
import { resultDueOn, resultStanding } from './result-due.ts'
import { openingKey, type ResultWords, resultText, subjectOf } from './result-text.ts'

const days = fc.date({ min: new Date('2019-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
const dayText = (date: Date) => date.toISOString().slice(0, 10)

describe('the day on which a result is due', () => {
  test.each([
    ['2026-09-30', '2026-10-30'],
    ['2026-12-31', '2027-01-31'],
    ['2027-01-31', '2027-02-28'],
    ['2028-01-30', '2028-02-29'],
    ['2026-08-31', '2026-09-30'],
  ])('of a call until %s is %s: the month’s same day, or its last', (until, due) => {
    expect(resultDueOn(until)).toBe(due)
  })

  test('lies 28 to 31 days on, always in the next month', () => {
    fc.assert(
      fc.property(days, (date) => {
        const until = dayText(date)
        const due = resultDueOn(until)
        const apart = (Date.parse(due) - Date.parse(until)) / 86_400_000
        expect(apart >= 28 && apart <= 31).toBe(true)
        expect((Number(due.slice(5, 7)) - Number(until.slice(5, 7)) + 12) % 12).toBe(1)
      }),
    )
  })

  test('is waited for, comes near, comes, and passes', () => {
    const at = (today: string, publishedOn?: string) => resultStanding('2026-09-30', publishedOn, today)
    expect(at('2026-09-30')).toEqual({ state: 'running', until: '2026-09-30' })
    expect(at('2026-10-01')).toEqual({ state: 'due', left: 29 })
    expect(at('2026-10-22')).toEqual({ state: 'due', left: 8 })
    expect(at('2026-10-23')).toEqual({ state: 'soon', left: 7 })
    expect(at('2026-10-30')).toEqual({ state: 'soon', left: 0 })
    expect(at('2026-10-31')).toEqual({ state: 'overdue', over: 1 })
    expect(at('2026-11-30', '2026-10-30')).toEqual({ state: 'published', on: '2026-10-30', late: false })
    expect(at('2026-11-30', '2026-10-31')).toEqual({ state: 'published', on: '2026-10-31', late: true })
  })
})

describe('decisions', () => {
  test('are counted, and every opinion is counted once', () => {
    expect(tally(['adopted', undefined, 'declined', 'adopted', 'partly'])).toEqual({
      ...{ received: 5, undecided: 1, adopted: 2, partly: 1, declined: 1 },
    })
    expect(tally([])).toEqual({ received: 0, undecided: 0, adopted: 0, partly: 0, declined: 0 })
  })

  test('need a reason where an opinion is not taken whole', () => {
    expect(VERDICTS.map(needsReason)).toEqual([false, true, true])
  })

  test('may be changed until they are published, and so may what came after', () => {
    expect(mayBeChanged('2026-10-01T00:00:00.000Z', undefined)).toBe(true)
    expect(mayBeChanged('2026-10-01T00:00:00.000Z', '2026-10-01T00:00:00.000Z')).toBe(false)
    expect(mayBeChanged('2026-10-01T00:00:00.001Z', '2026-10-01T00:00:00.000Z')).toBe(true)
    expect(mayBeChanged(undefined, '2026-10-01T00:00:00.000Z')).toBe(true)
  })
})

describe('a name in the result', () => {
  test.each([
    ['某某某', '某**'],
    [' 欧阳 某 ', '欧阳**'],
    ['欧阳', '欧**'],
    ['김철수', '김**'],
    ['𠮷某', '𠮷**'],
    ['   ', undefined],
  ])('%s becomes %s', (name, masked) => {
    expect(maskedName(name)).toBe(masked)
  })

  test('tells neither the rest of it nor how long it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (name) => {
        const masked = maskedName(name)
        expect(masked === undefined || Array.from(masked).length <= 4).toBe(true)
      }),
    )
  })

  test('is in one style by the rule of the review', () => {
    const rows = ['赵某某', '欧阳某', '王某某某', '未署名'].map((name) => `<tr><td>${maskedName(name)}</td></tr>`)
    const html = `<table><tr><td>反馈人</td></tr>${rows.join('')}</table>`
    expect(hits(maskingStyles, reviewed('', {}, html))).toEqual([])
  })
})

describe('the text', () => {
  const words: ResultWords = {
    columns: ['序号', '反馈人', '意见内容', '是否采纳', '理由'],
    verdict: (verdict) => ({ adopted: '采纳', partly: '部分采纳', declined: '不采纳' })[verdict],
    nameless: '未署名',
    noReason: '—',
  }

  test('has one row for each opinion, numbered; without any the opening stands alone', () => {
    const rows = [
      { person: '赵**', text: '修路', verdict: 'adopted', reason: undefined },
      { person: undefined, text: '不修路', verdict: 'declined', reason: '已有规划' },
    ] as const
    expect(resultText(rows, '开头。', words).split('\n')).toEqual([
      ...['开头。', '', '| 序号 | 反馈人 | 意见内容 | 是否采纳 | 理由 |', '| --- | --- | --- | --- | --- |'],
      ...['| 1 | 赵\\*\\* | 修路 | 采纳 | — |', '| 2 | 未署名 | 不修路 | 不采纳 | 已有规划 |'],
    ])
    expect(resultText([], '未收到意见。', words)).toBe('未收到意见。')
    expect([openingKey({ received: 0 }, 0), openingKey({ received: 0 }, 2), openingKey({ received: 1 }, 2)]).toEqual([
      'none',
      'erased',
      'some',
    ])
  })

  test('keeps its five columns whatever an opinion holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const lines = resultText([{ person: undefined, text, verdict: 'adopted', reason: text }], '开头', words).split('\n')
        expect(lines).toHaveLength(5)
        expect(lines[4]?.replaceAll(/\\./g, '').match(/\|/g)).toHaveLength(6)
      }),
    )
  })

  test.each([
    ['《青禾镇老年助餐点运营管理办法（征求意见稿）》公开征求意见公告', '《青禾镇老年助餐点运营管理办法（征求意见稿）》'],
    ['青禾镇2027年民生实事候选项目征求意见公告', '青禾镇2027年民生实事候选项目'],
    ['关于向社会公开征集意见的公告', '《关于向社会公开征集意见的公告》'],
    ['路怎么修', '路怎么修'],
    ['关于青禾镇养犬管理办法（征求意见稿）公开征求意见的公告', '青禾镇养犬管理办法（征求意见稿）'],
    ['关于公开征求青禾镇养犬管理办法意见的公告', '青禾镇养犬管理办法'],
    ['关于对《青禾镇养犬管理办法》公开征求意见的公告', '《青禾镇养犬管理办法》'],
    ['关于公开征求青禾镇养犬管理办法（征求意见稿）意见的通告', '青禾镇养犬管理办法（征求意见稿）'],
    ['青禾镇广场（东区改造方案征集意见公告', '《青禾镇广场（东区改造方案征集意见公告》'],
  ])('names what was asked about: %s', (title, subject) => {
    expect(subjectOf(title)).toBe(subject)
  })
})
