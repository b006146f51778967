import { describe, expect, test } from 'vitest'
import { hits, places, reviewed, TODAY } from '../../../test/fixtures/reviewed.ts'
import type { DocumentMeta } from '../../content/document.ts'
import { overlapOf } from '../overlap.ts'
import { guideDays } from './guide-days.ts'
import { guideFields } from './guide-fields.ts'
import { interpretationCopy } from './interpretation-copy.ts'
import { interpretationElements } from './interpretation-elements.ts'
import { interpretationPaired } from './interpretation-paired.ts'
import { noticePeriod } from './notice-period.ts'
import { opinionPeriod } from './opinion-period.ts'
import { resultInTime } from './result-in-time.ts'
import { validitySet } from './validity-set.ts'

const links = (change: Partial<DocumentMeta['links']>) => ({
  interprets: [],
  repeals: [],
  replaces: [],
  guideFor: [],
  resultOf: [],
  ...change,
})
const contexts = (found: ReturnType<typeof hits>) => found.map(({ params }) => params?.['context'])
const RULE_TEXT =
  '对取暖困难的农村老年人家庭，按照每户每个采暖期六百元的标准给予补助，由村民委员会在每年十月底以前完成入户登记，镇人民政府在十一月十五日以前一次发放到户。'

describe('an interpretation', () => {
  test('holds six elements', () => {
    const whole =
      '出台背景：去年冬天冷。制定依据：省里的办法。目的：让老人暖和。主要内容有三条。和去年不同的是，标准由500元改为600元。预计300户受益。'
    expect(places(interpretationElements, whole, { kind: 'interpretation' })).toEqual([])
    expect(places(interpretationElements, '制定依据：省里的办法。', { kind: 'interpretation' })).toEqual([
      '背景、目的、主要内容、前后政策变化、政策预期',
    ])
    expect(places(interpretationElements, '', { kind: 'policy' })).toEqual([])
  })

  test('goes out with its document, and names it', () => {
    const policy = reviewed('', { id: 'p-1', kind: 'policy', normative: true })
    const explains = (publishedOn: string) =>
      reviewed('', { id: 'i-1', kind: 'interpretation', links: links({ interprets: ['p-1'] }), publishedOn })
    expect(contexts(hits(interpretationPaired, policy))).toEqual(['interpretation'])
    expect(hits(interpretationPaired, policy, { others: [explains('2026-10-12')] })).toEqual([])
    expect(contexts(hits(interpretationPaired, reviewed('', { kind: 'interpretation' })))).toEqual(['document'])
    // 2026-10-12 is a Monday: three working days end on Thursday.
    expect(hits(interpretationPaired, explains('2026-10-15'), { others: [policy] })).toEqual([])
    expect(contexts(hits(interpretationPaired, explains('2026-10-16'), { others: [policy] }))).toEqual(['day'])
  })

  test('that copies is shown side by side with what it copies', () => {
    const policy = reviewed(RULE_TEXT, { id: 'p-1', kind: 'policy', title: '取暖办法' })
    const copied = reviewed(`解读：${RULE_TEXT.replaceAll('，', '、')}`, {
      kind: 'interpretation',
      links: links({ interprets: ['p-1'] }),
    })
    const [hit] = hits(interpretationCopy, copied, { others: [policy] })
    expect(hit?.params).toEqual({ share: 97, title: '取暖办法' })
    expect(hit?.compared?.[0]?.there).toBe(RULE_TEXT.slice(0, -1))
    expect(hit?.compared?.[0]?.here).toContain('、按照每户')
    const own = reviewed('家里有老人、烧不起煤的，村里十月来登记，镇上十一月中旬把六百块钱打到户头。', {
      kind: 'interpretation',
      links: links({ interprets: ['p-1'] }),
    })
    expect(hits(interpretationCopy, own, { others: [policy] })).toEqual([])
  })

  test('overlap: nothing, all, empty', () => {
    expect(overlapOf('', RULE_TEXT)).toEqual({ share: 0, passages: [] })
    expect(overlapOf(RULE_TEXT, '')).toEqual({ share: 0, passages: [] })
    expect(overlapOf(RULE_TEXT, RULE_TEXT).share).toBe(1)
  })
})

describe('a guide', () => {
  test('says what it does not say', () => {
    expect(places(guideFields, '带什么：身份证。在哪办：2号窗口。', { kind: 'guide', title: '低保办事指南' })).toEqual([
      '事项简述、办理方式、办理时限、结果送达、收费依据及标准、办事时间、咨询查询途径、监督投诉渠道',
    ])
  })

  test.each([
    ['法定办结时限：20个工作日\n承诺办结时限：22个工作日', ['longer']],
    ['承诺办结时限：22个工作日\n受理：1个工作日\n审查：5个工作日\n公示：5个工作日\n决定：5个工作日\n送达：5个工作日', ['sum']],
    ['承诺办结时限：22个工作日。受理1个工作日、初审5个工作日、公示5个工作日、决定5个工作日、送达5个工作日', ['sum']],
    [
      '法定办结时限：30个工作日\n承诺办结时限：11个工作日\n1. 受理：1个工作日\n2. 审查：5个工作日\n3. 公示：7天\n4. 决定：5个工作日',
      [],
    ],
    ['承诺办结时限：5日内审查决定\n受理：1日\n审查：1日\n送达：1日', []],
  ])('its days: %s', (text, expected) => {
    expect(contexts(hits(guideDays, reviewed(text, { kind: 'guide' })))).toEqual(expected)
  })
})

test('validity of a normative document', () => {
  const validity = (change: Partial<DocumentMeta>) => contexts(hits(validitySet, reviewed('', { kind: 'policy', ...change })))
  expect(validity({ normative: true })).toEqual(['unset'])
  expect(validity({ normative: true, validUntil: '2026-11-24' })).toEqual(['past'])
  expect(validity({ normative: true, validUntil: TODAY })).toEqual([])
  expect(validity({ normative: true, validity: 'repealed' })).toEqual([])
  expect(validity({ kind: 'notice', validUntil: '2020-01-01' })).toEqual([])
})

describe('a public notice', () => {
  const period = (from: string, until: string, text = '') =>
    contexts(hits(noticePeriod, reviewed(text, { kind: 'publicity', publicNotice: { from, until } })))
  test('has a period that is not over', () => {
    expect(hits(noticePeriod, reviewed('', { kind: 'publicity' }))).toMatchObject([{ severity: 'error' }])
    expect(period('2026-10-01', '2026-10-10')).toEqual(['over'])
  })
  test('lasts as long as its text says, five days at least', () => {
    expect(period('2026-11-25', '2026-11-29')).toEqual([])
    expect(period('2026-11-25', '2026-11-28')).toEqual(['short'])
    // Wednesday to Thursday of the week after: seven working days.
    expect(period('2026-11-25', '2026-12-03', '公示期7个工作日')).toEqual([])
    expect(period('2026-11-25', '2026-12-02', '公示期7个工作日')).toEqual(['short'])
  })
})

describe('a call for opinions', () => {
  const call = (from: string, until: string, text = '') =>
    contexts(hits(opinionPeriod, reviewed(text, { kind: 'opinion-call', period: { from, until } })))
  test('is open for thirty days, or says why not', () => {
    expect(call('2026-11-01', '2026-11-30')).toEqual([])
    expect(call('2026-11-01', '2026-11-29')).toEqual(['short'])
    expect(call('2026-11-01', '2026-11-10', '因汛期临近，缩短征求意见时间')).toEqual([])
    expect(contexts(hits(opinionPeriod, reviewed('', { kind: 'opinion-call' })))).toEqual(['unset'])
  })
  test('also where only the text tells', () => {
    const said = (text: string) => hits(opinionPeriod, reviewed(text)).map(({ params }) => params?.['days'])
    expect(said('2022年11月18日至11月24日，我局向社会公开征求意见')).toEqual([7])
    expect(said('一、征求意见的时间\n2023年3月6日至2023年4月5日。')).toEqual([])
    expect(said('2022年11月18日至11月24日，我局开展检查')).toEqual([])
  })

  test('owes its result within a month, an event its report within ten working days', () => {
    const ended = reviewed('', { id: 'c-1', kind: 'opinion-call', period: { from: '2026-09-01', until: '2026-10-24' } })
    expect(hits(resultInTime, ended, { today: '2026-11-24' })).toEqual([])
    expect(hits(resultInTime, ended, { today: '2026-11-25' })).toMatchObject([
      { params: { context: 'missing', latest: '2026-11-24' } },
    ])
    const result = (publishedOn: string) => reviewed('', { id: 'r-1', links: links({ resultOf: ['c-1'] }), publishedOn })
    expect(hits(resultInTime, ended, { others: [result('2026-11-24')] })).toEqual([])
    expect(contexts(hits(resultInTime, result('2026-11-25'), { others: [ended] }))).toEqual(['late'])
    const event = reviewed('', { kind: 'event', period: { from: '2026-11-10', until: '2026-11-10' } })
    expect(hits(resultInTime, event, { today: '2026-11-24' })).toEqual([])
    expect(contexts(hits(resultInTime, event))).toEqual(['missing'])
  })

  test('a month has its last day (民法典 第202条)', () => {
    const january = reviewed('', { kind: 'opinion-call', period: { from: '2026-01-01', until: '2026-01-31' } })
    expect(hits(resultInTime, january, { today: '2026-03-01' })).toMatchObject([{ params: { latest: '2026-02-28' } }])
  })
})
