// The report: what is merged, what it scores, since when.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import profileFile from '../../assets/standards/default.json' with { type: 'json' }
import { CONCERNS, standardProfileSchema } from './profile.ts'
import { makeReport, type ReportParts, reportSchema, type SeenFinding, scoreOf, withoutPictures, withSince } from './report.ts'
import { STANDARD_SEVERITIES } from './rule.ts'

const profile = standardProfileSchema.parse(profileFile)
const VARIANT = { width: 1080, height: 1920, language: 'zh-CN', modes: [] as string[] } as const
const finding = (change: Partial<SeenFinding> = {}): SeenFinding => ({
  ...{ rule: 'shown-cut', level: 3, concern: 'layout', severity: 'error', where: 'search-button', params: { words: '搜索' } },
  ...{ screen: 'home', variant: 0 },
  ...change,
})
const parts = (findings: readonly SeenFinding[], change: Partial<ReportParts> = {}): ReportParts => ({
  ...{ profile, theme: 'bilingual', terminal: { code: 'QH01', name: '大厅一号机' }, hall: '青禾镇便民服务中心', zones: [] },
  ...{ madeAt: new Date('2026-11-25T02:00:00Z'), today: '2026-11-25', variants: [VARIANT, VARIANT], screens: 1, measured: 2 },
  findings,
  ...change,
})
const scores = (findings: readonly SeenFinding[]) =>
  Object.fromEntries(makeReport(parts(findings)).headings.map(({ id, score }) => [id, score]))

/** A rule belongs to one concern. */
const RULES = {
  'shown-cut': 'layout',
  'shown-motion': 'layout',
  'shown-font': 'signage',
  'shown-plate': 'signage',
  'duty-disk': 'equipment',
  'zones-filled': 'functions',
  'rules-page': 'management',
} as const
const anyFinding = fc
  .record({
    rule: fc.constantFrom(...(Object.keys(RULES) as (keyof typeof RULES)[])),
    level: fc.constantFrom(2 as const, 3 as const, 4 as const),
    severity: fc.constantFrom(...STANDARD_SEVERITIES),
    where: fc.option(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), { nil: undefined }),
    screen: fc.constantFrom('home', 'search', 'reader-guide'),
    variant: fc.constantFrom(0, 1),
  })
  .map((seen) => ({ ...seen, concern: RULES[seen.rule] }))

describe('merging', () => {
  test('one fault on many pages, in two languages, is one finding that says where', () => {
    const seen = [
      finding(),
      finding({ variant: 1, params: { words: '검색' } }),
      finding({ screen: 'search' }),
      finding({ where: 'home', params: { words: '首页' } }),
    ]
    const layout = makeReport(parts(seen)).headings.find(({ id }) => id === 'layout')
    expect(layout?.findings.map(({ where, count, screens, variants }) => ({ where, count, screens, variants }))).toEqual([
      { where: 'search-button', count: 3, screens: ['home', 'search'], variants: [0, 1] },
      { where: 'home', count: 1, screens: ['home'], variants: [0] },
    ])
  })
  test('each finding stands under the heading that its concern belongs to, and the report is valid data', () => {
    const report = makeReport(parts(CONCERNS.map((concern) => finding({ concern, rule: `rule-${concern}` }))))
    expect(reportSchema.parse(report)).toEqual(report)
    expect(report.headings.map(({ id, findings }) => [id, findings.map(({ concern }) => concern)])).toEqual([
      ['functions', ['functions', 'materials']],
      ['layout', ['layout']],
      ['signage', ['signage']],
      ['equipment', ['equipment']],
      ['management', ['management']],
    ])
    expect(report.totals).toEqual({ error: 6, warning: 0, note: 0 })
  })
  test('two faults of one rule at one place are told apart by what is wrong', () => {
    const plate = (context: string) => finding({ rule: 'shown-plate', where: 'plate-ko', params: { context } })
    expect(makeReport(parts([plate('size'), plate('order')])).totals.error).toBe(2)
  })
})

describe('score', () => {
  test('nothing found is 100; an error weighs more than a warning, a warning more than a note', () => {
    expect(scores([])).toEqual({ functions: 100, layout: 100, signage: 100, equipment: 100, management: 100 })
    expect(scores([finding()])['layout']).toBe(80)
    expect(scores([finding({ severity: 'warning' })])['layout']).toBe(92)
    expect(scores([finding({ severity: 'note' })])['layout']).toBe(99)
  })
  test('three hundred copies of one fault cost as much as one; a second rule shows beside it', () => {
    const copies = Array.from({ length: 300 }, (_, at) => finding({ screen: `page-${at}` }))
    expect(scores(copies)['layout']).toBe(80)
    const places = Array.from({ length: 300 }, (_, at) => finding({ where: `place-${at}` }))
    expect(scores(places)['layout']).toBe(60)
    expect(scores([...places, finding({ rule: 'shown-motion' })])['layout']).toBe(40)
  })
  test('it is between 0 and 100, and one finding more never makes it better', () => {
    fc.assert(
      fc.property(fc.array(anyFinding, { maxLength: 60 }), anyFinding, (findings, more) => {
        const before = scoreOf(findings)
        const after = scoreOf([...findings, more])
        expect(before).toBeGreaterThanOrEqual(0)
        expect(before).toBeLessThanOrEqual(100)
        expect(after).toBeLessThanOrEqual(before)
      }),
    )
  })
  test('in a whole report too: no heading gets better by a finding more, others stay as they were', () => {
    fc.assert(
      fc.property(fc.array(anyFinding, { maxLength: 30 }), anyFinding, (findings, more) => {
        const [before, after] = [scores(findings), scores([...findings, more])]
        const worse = Object.keys(before).filter((id) => (after[id] ?? 0) < (before[id] ?? 0))
        expect(Object.keys(before).every((id) => (after[id] ?? 0) <= (before[id] ?? 0))).toBe(true)
        expect(worse.length).toBeLessThanOrEqual(1)
      }),
    )
  })
  test('the order in which findings come changes nothing', () => {
    fc.assert(
      fc.property(fc.array(anyFinding, { maxLength: 30 }), (findings) => {
        expect(scores(findings.toReversed())).toEqual(scores(findings))
      }),
    )
  })
})

describe('since', () => {
  test('a fault that was named before keeps its day; a new one has today’s; a mended one that comes back begins anew', () => {
    const first = makeReport(parts([finding()], { today: '2026-11-01' }))
    const both = makeReport(parts([finding(), finding({ where: 'home' })], { today: '2026-11-25' }))
    const second = withSince(both, first)
    const days = second.headings.flatMap(({ findings }) => findings.map(({ where, since }) => [where, since]))
    expect(days).toEqual([
      ['search-button', '2026-11-01'],
      ['home', '2026-11-25'],
    ])
    const mended = withSince(makeReport(parts([], { today: '2026-11-26' })), second)
    const back = withSince(makeReport(parts([finding()], { today: '2026-11-27' })), mended)
    expect(back.headings.flatMap(({ findings }) => findings.map(({ since }) => since))).toEqual(['2026-11-27'])
    expect(withSince(both, undefined)).toBe(both)
  })
  test('what is kept has no pictures', () => {
    const picture = { kind: 'photo', png: 'AAAA' } as const
    const kept = withoutPictures(makeReport(parts([finding({ picture })])))
    expect(JSON.stringify(kept)).not.toContain('AAAA')
    expect(reportSchema.parse(kept)).toEqual(kept)
  })
})
