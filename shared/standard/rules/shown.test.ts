// Each rule of level three with a right value and a wrong one: pages made by hand, as the browser would measure them.
import { describe, expect, test } from 'vitest'
import profileFile from '../../../assets/standards/default.json' with { type: 'json' }
import { standardProfileSchema } from '../profile.ts'
import type { Box } from '../rule.ts'
import { type MeasuredScreen, type MeasuredTarget, type MeasuredText, measuredScreenSchema } from '../shown/measured.ts'
import { dp, type ShownInput } from '../shown/shown-input.ts'
import { judgeShown, SHOWN_RULES } from './shown.ts'

const profile = standardProfileSchema.parse(profileFile)
const box = (x: number, y: number, width: number, height: number): Box => ({ x, y, width, height })

const text = (change: Partial<MeasuredText> = {}): MeasuredText => ({
  ...{ spot: 'main p', words: '低保', lines: [box(100, 700, 400, 30)], fontPx: 30, lineHeightPx: 48, weight: 400 },
  ...{ colour: '#16202e', ground: '#ffffff' },
  ...change,
})
const target = (change: Partial<MeasuredTarget> = {}): MeasuredTarget => ({
  ...{ spot: 'search-button', name: '搜索', box: box(800, 900, 200, 100), disabled: false },
  ...change,
})
const zone = (at: number, change: Partial<MeasuredScreen['zones'][number]> = {}): MeasuredScreen['zones'][number] => ({
  id: profile.zones.required[at]?.id ?? '',
  words: profile.zones.required[at]?.name['zh-CN'] ?? '',
  box: box(at % 2 === 0 ? 48 : 552, at < 2 ? 1100 : 1400, 480, 280),
  ...change,
})
const PLATE: MeasuredScreen['plate'] = [
  { script: 'zh-CN', text: '政务公开专区', fontPx: 52, box: box(48, 20, 320, 60) },
  { script: 'ko', text: '정무공개 전용구역', fontPx: 52, box: box(48, 84, 420, 60) },
]
const HOME: MeasuredScreen = {
  ...{ screen: 'home', turn: 0, last: true, viewport: { width: 1080, height: 1920 }, language: 'zh-CN', modes: [] },
  ...{ settled: true, bodyPx: 30, texts: [text()], targets: [target()], plate: PLATE, motions: [], overlays: [] },
  ...{ zones: [0, 1, 2, 3].map((at) => zone(at)), overflow: 0, left: 0 },
}
const found = (change: Partial<MeasuredScreen>, more: Partial<ShownInput> = {}) =>
  judgeShown({ profile, theme: undefined, device: undefined, measured: { ...HOME, ...change }, ...more })
const rules = (change: Partial<MeasuredScreen>, more: Partial<ShownInput> = {}) => found(change, more).map(({ rule }) => rule)

test('a page as it should be has no finding, is valid data, and each rule has a name of its own', () => {
  expect(measuredScreenSchema.parse(HOME)).toEqual(HOME)
  expect(found({})).toEqual([])
  expect(new Set(SHOWN_RULES.map(({ id }) => id)).size).toBe(SHOWN_RULES.length)
  expect(SHOWN_RULES.every(({ id }) => id.startsWith('shown-'))).toBe(true)
})

test('dp counts on the shorter side, whatever the screen', () => {
  expect(dp(18, { viewport: { width: 1080, height: 1920 } })).toBe(18)
  expect(dp(18, { viewport: { width: 2160, height: 3840 } })).toBe(9)
  expect(dp(12.8, { viewport: { width: 1366, height: 768 } })).toBeCloseTo(18)
})

describe('zones', () => {
  test('in another order for the eye, or for who is read to; one missing', () => {
    const [first, second, third, fourth] = HOME.zones
    if (first === undefined || second === undefined || third === undefined || fourth === undefined) throw new Error('four zones')
    const swapped = [{ ...first, box: second.box }, { ...second, box: first.box }, third, fourth]
    expect(rules({ zones: swapped })).toEqual(['shown-zones-ordered'])
    expect(rules({ zones: [second, first, third, fourth] })).toEqual(['shown-zones-ordered'])
    expect(rules({ zones: [first, second, third] })).toContain('shown-zones-ordered')
  })
  test('one column is an order too; another page than the first says nothing of it', () => {
    const column = HOME.zones.map((one, at) => ({ ...one, box: box(48, 1000 + 200 * at, 984, 180) }))
    expect(rules({ zones: column })).toEqual([])
    expect(rules({ screen: 'search', zones: [] })).toEqual([])
  })
  test('other words than the sign', () => {
    expect(rules({ zones: HOME.zones.map((one, at) => (at === 1 ? { ...one, words: '信息公开申请' } : one)) })).toEqual([
      'shown-zones-worded',
    ])
  })
  test('tiles of different sizes; an odd one out may fill its row', () => {
    const smaller = HOME.zones.map((one, at) => (at === 2 ? { ...one, box: { ...one.box, width: 400 } } : one))
    expect(rules({ zones: smaller })).toEqual(['shown-tiles-equal'])
    const lower = HOME.zones.map((one, at) => (at === 3 ? { ...one, box: { ...one.box, height: 200 } } : one))
    expect(rules({ zones: lower })).toEqual(['shown-tiles-equal'])
    const three = [...HOME.zones.slice(0, 2), zone(2, { box: box(48, 1400, 984, 280) })]
    expect(rules({ zones: three })).not.toContain('shown-tiles-equal')
  })
})

describe('plate', () => {
  const plate = (change: (rows: MeasuredScreen['plate']) => MeasuredScreen['plate']) =>
    found({ plate: change(structuredClone(PLATE)) }).map(({ params }) => params?.['context'])
  test('missing, other words, other scripts', () => {
    expect(plate(() => [])).toEqual(['missing'])
    expect(plate((rows) => rows.map((row, at) => (at === 0 ? { ...row, text: '政务公开专柜' } : row)))).toEqual(['words'])
    expect(
      plate((rows) => rows.map((row) => (row.script === 'ko' ? { ...row, script: 'en', text: 'Open Government Zone' } : row))),
    ).toEqual(['scripts'])
  })
  test('a second script that is larger, smaller than allowed, or first for the eye', () => {
    expect(plate((rows) => rows.map((row, at) => (at === 1 ? { ...row, fontPx: 60 } : row)))).toEqual(['size'])
    expect(plate((rows) => rows.map((row, at) => (at === 1 ? { ...row, fontPx: 40 } : row)))).toEqual(['size'])
    expect(plate((rows) => rows.map((row, at) => (at === 1 ? { ...row, box: box(48, -50, 420, 60) } : row)))).toEqual(['order'])
  })
  test('the Chinese alone is allowed by this standard, and the second may stand beside it', () => {
    expect(plate((rows) => rows.slice(0, 1))).toEqual([])
    expect(plate((rows) => rows.map((row, at) => (at === 1 ? { ...row, box: box(400, 20, 420, 60) } : row)))).toEqual([])
  })
})

describe('texts', () => {
  test('on each other, and under another thing', () => {
    const over = text({ spot: 'note', lines: [box(300, 712, 300, 30)] })
    expect(rules({ texts: [text(), over] })).toEqual(['shown-overlap'])
    expect(rules({ texts: [text({ hidden: 'covered' })] })).toEqual(['shown-overlap'])
    expect(rules({ texts: [text(), text({ lines: [box(100, 748, 400, 30)] })] })).toEqual([])
  })
  test('cut, shortened, outside the screen', () => {
    expect(rules({ texts: [text({ hidden: 'clipped' })] })).toEqual(['shown-cut'])
    expect(rules({ texts: [text({ hidden: 'ellipsis' })] })).toEqual(['shown-cut'])
    expect(rules({ targets: [target({ hidden: 'clipped' })] })).toEqual(['shown-cut'])
    expect(rules({ texts: [text({ lines: [box(900, 700, 400, 30)] })] })).toEqual(['shown-outside'])
    expect(rules({ overflow: 20 })).toEqual(['shown-outside'])
  })
  test('words that are cut with their button are one fault', () => {
    const texts = [text({ hidden: 'clipped', lines: [box(820, 930, 100, 30)] })]
    expect(found({ texts, targets: [target({ hidden: 'clipped' })] })).toHaveLength(1)
  })
  test('a font that is not bundled', () => {
    expect(rules({ texts: [text({ foreign: { characters: '龘', family: 'SimSun' } })] })).toEqual(['shown-font'])
  })
  test('too small: 18 dp on every screen', () => {
    expect(rules({ texts: [text({ fontPx: 17 })] })).toEqual(['shown-text-size'])
    expect(rules({ texts: [text({ fontPx: 18 })] })).toEqual([])
    const small = { viewport: { width: 1366, height: 768 }, screen: 'search', zones: [], bodyPx: 20, targets: [] }
    expect(rules({ ...small, texts: [text({ fontPx: 13, lines: [box(100, 300, 50, 13)] })] })).toEqual([])
    expect(rules({ ...small, texts: [text({ fontPx: 12, lines: [box(100, 300, 50, 12)] })] })).toEqual(['shown-text-size'])
  })
  test('body text below or above the standard; 大字版 may be above', () => {
    expect(rules({ bodyPx: 24 })).toEqual(['shown-body-size'])
    expect(rules({ bodyPx: 40 })).toEqual(['shown-body-size'])
    expect(rules({ bodyPx: 40, modes: ['large'] })).toEqual([])
  })
  test('lines too near to each other, where there are several', () => {
    const two = [box(100, 700, 400, 30), box(100, 736, 300, 30)]
    expect(rules({ texts: [text({ lines: two, lineHeightPx: 36 })] })).toEqual(['shown-line-height'])
    expect(rules({ texts: [text({ lineHeightPx: 36 })] })).toEqual([])
    expect(rules({ texts: [text({ lines: two, lineHeightPx: 39 })] })).toEqual([])
  })
  test('too little contrast; large letters need less; a picture behind promises nothing', () => {
    const grey = { colour: '#8c8c8c' } // 3.4 : 1 on white
    expect(rules({ texts: [text(grey)] })).toEqual(['shown-contrast'])
    expect(rules({ texts: [text({ ...grey, fontPx: 40, lines: [box(100, 700, 400, 40)] })] })).toEqual([])
    expect(rules({ texts: [text({ ...grey, fontPx: 31, weight: 700 })] })).toEqual([])
    const { ground: _, ...onPicture } = text()
    expect(rules({ texts: [onPicture] })).toEqual(['shown-contrast'])
  })
})

describe('targets', () => {
  test('too small in one direction is too small', () => {
    expect(rules({ targets: [target({ box: box(800, 900, 200, 59) })] })).toEqual(['shown-target-size'])
    expect(rules({ targets: [target({ box: box(800, 900, 60, 60) })] })).toEqual([])
  })
  test('on each other, or nearer than a standard with a gap allows', () => {
    const other = target({ spot: 'other', box: box(990, 900, 80, 100) })
    expect(rules({ targets: [target(), other] })).toEqual(['shown-target-gap'])
    const beside = target({ spot: 'other', box: box(1002, 900, 70, 100) })
    expect(rules({ targets: [target(), beside] })).toEqual([])
    const apart = { ...profile, sizes: { ...profile.sizes, gap: 8 } }
    expect(rules({ targets: [target(), beside] }, { profile: apart })).toEqual(['shown-target-gap'])
  })
  test('above the reach line with 按钮放低, when the screen has been written down', () => {
    const device = { diagonalInches: 43, lowerEdgeMm: 800 } // the line lies 1073 px down
    const high = [target({ box: box(800, 900, 200, 100) })]
    expect(rules({ modes: ['low'], targets: high }, { device })).toEqual(['shown-reach'])
    expect(rules({ targets: high }, { device })).toEqual([])
    expect(rules({ modes: ['low'], targets: high })).toEqual([])
    expect(rules({ modes: ['low'], targets: [target({ box: box(800, 1200, 200, 100) })] }, { device })).toEqual([])
  })
})

test('what moves by itself, what lies over the page, a page that is never whole', () => {
  expect(rules({ motions: [{ spot: 'ticker', what: 'marquee', box: box(0, 0, 100, 40) }] })).toEqual(['shown-motion'])
  expect(rules({ overlays: [{ spot: 'advert', box: box(200, 500, 500, 500) }] })).toEqual(['shown-popup'])
  expect(found({ settled: false }).map(({ rule, severity }) => `${rule} ${severity}`)).toEqual(['shown-settled warning'])
})
