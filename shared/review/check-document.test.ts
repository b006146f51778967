import { describe, expect, test } from 'vitest'
import { readDocumentMeta } from '../content/front-matter.ts'
import { checkDocument } from './check-document.ts'

const REVIEWED = [
  { step: 'content', by: '某甲', on: '2026-10-09' },
  { step: 'secrecy', by: '某乙', on: '2026-10-10' },
]

function rules(text: string, change: Record<string, unknown> = {}): string[] {
  const read = readDocumentMeta({
    id: 'n-1',
    kind: 'notice',
    title: '通知',
    body: '青禾镇',
    publishedOn: '2026-10-12',
    review: REVIEWED,
    ...change,
  })
  if (!read.ok) throw new Error('expected metadata')
  return checkDocument('通知.md', { meta: read.meta, text }).map(({ rule }) => rule)
}

test('a reviewed document with plain words passes', () => {
  expect(rules('2026年10月12日，青禾镇人民政府。')).toEqual([])
})

describe('two reviewers (条例 第17条)', () => {
  test.each([
    ['one step only', [REVIEWED[0]]],
    ['both by one person', [REVIEWED[0], { ...REVIEWED[1], by: '某甲' }]],
    ['no secrecy review but a case review', [REVIEWED[0], { ...REVIEWED[1], step: 'case' }]],
  ])('%s stands in the way', (_, review) => {
    expect(rules('正文', { review })).toEqual(['two-reviewers'])
  })
})

test('a signature or a review later than the publication is noticed', () => {
  expect(rules('正文', { signedOn: '2026-10-13' })).toEqual(['dates-in-order'])
  expect(rules('正文', { signedOn: '2026-10-12' })).toEqual([])
  expect(rules('正文', { review: [REVIEWED[0], { ...REVIEWED[1], on: '2026-10-13' }] })).toEqual(['dates-in-order'])
})

describe('F17: id numbers', () => {
  test('a whole id number stands in the way, its place is shown masked', () => {
    const text = '领取人张某某身份证号11010519491231002X，金额500元'
    expect(rules(text)).toEqual(['resident-id-number'])
    const read = readDocumentMeta({
      id: 'n-1',
      kind: 'notice',
      title: '通知',
      body: '青禾镇',
      publishedOn: '2026-10-12',
      review: REVIEWED,
    })
    const where = read.ok ? (checkDocument('x.md', { meta: read.meta, text })[0]?.where ?? '') : ''
    expect(where).toContain('110***********002X')
    expect(where).not.toContain('19491231')
  })

  test('numbers that only look like one do not: a wrong check digit, a longer number, a masked one', () => {
    for (const text of ['110105194912310021', '9111010519491231002X', '110105********002X', '索引号 123456789012345678'])
      expect(rules(text), text).toEqual([])
  })
})

test.each([
  ['截止2025年731前', true],
  ['20263月起', true],
  ['2026年13月1日', true],
  ['2026年2月32日', true],
  ['2026年7月31日', false],
  ['2026年3月', false],
  ['补贴2026元', false],
])('a date that a conversion has damaged: %s', (text, damaged) => {
  expect(rules(text).includes('broken-date')).toBe(damaged)
})

test('a withheld document (不予公开) stands in the way, of a trial too', () => {
  expect(rules('正文', { openness: 'withheld' })).toEqual(['withheld'])
  const read = readDocumentMeta({
    id: 'n-2',
    kind: 'notice',
    title: '通知',
    body: '青禾镇',
    publishedOn: '2026-10-12',
    review: REVIEWED,
    openness: 'withheld',
  })
  if (!read.ok) throw new Error('expected metadata')
  expect(checkDocument('通知.md', { meta: read.meta, text: '正文' }, 'trial').map(({ severity }) => severity)).toEqual(['error'])
})
