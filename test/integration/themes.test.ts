// `zwgk theme check`: the demo's themes hold; forty that are each broken in one way are each told by the rule that names it.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { themeCommand } from '../../hub/cli/theme.ts'
import { projectFolder } from '../../platform/paths.ts'
import { shippedProfile, shippedProfiles } from '../../platform/standards.ts'
import { judgeSetting } from '../../shared/standard/judge-setting.ts'
import { LANGUAGES } from '../../shared/standard/localised.ts'
import { CONCERNS, headingOf } from '../../shared/standard/profile.ts'
import { SETTING_RULES } from '../../shared/standard/rules/setting.ts'
import { type Theme, themeSchema } from '../../shared/standard/theme.ts'
import { temporaryFolder } from '../fixtures/town.ts'
import { commandHere, zwgk } from '../support/command.ts'

const themesFolder = join(projectFolder(), 'assets', 'demo', 'themes')
const good: Theme = themeSchema.parse(JSON.parse(readFileSync(join(themesFolder, 'bilingual.json'), 'utf8')))
const folder = temporaryFolder()

const checkedSchema = z.object({
  ...{ themes: z.int(), errors: z.int(), warnings: z.int(), notes: z.int() },
  findings: z.array(z.object({ rule: z.string(), severity: z.string(), wrong: z.string(), mend: z.string() })),
})

/** The command as `zwgk` calls it, without a process for each of fifty themes. */
async function check(name: string, theme: unknown) {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${name}.json`)
  writeFileSync(path, typeof theme === 'string' ? theme : JSON.stringify(theme))
  const { exit, json } = await commandHere(themeCommand(), ['check', path], { office: 'qinghe' })
  return { exit, path, checked: checkedSchema.safeParse(json).data }
}

/** Each breaks the good theme in one way; the rule that must tell of it. */
const MUTATIONS: readonly (readonly [string, string, (theme: Theme) => unknown])[] = [
  ['zones in another order', 'zones-ordered', (t) => ({ ...t, zones: t.zones.toReversed() })],
  ['two zones changed places', 'zones-ordered', (t) => ({ ...t, zones: swap(t.zones, 1, 2) })],
  ['no zone for requests', 'zones-present', (t) => ({ ...t, zones: t.zones.filter(({ id }) => id !== 'request') })],
  ['no zones at all', 'zones-present', (t) => ({ ...t, zones: [] })],
  ['a zone twice', 'zones-present', (t) => ({ ...t, zones: [...t.zones, ...t.zones.slice(0, 1)] })],
  ['a zone called otherwise', 'zones-worded', (t) => ({ ...t, zones: renamed(t, 'query', { 'zh-CN': '政策查询' }) })],
  [
    'one character more in a zone',
    'zones-worded',
    (t) => ({ ...t, zones: renamed(t, 'service', { 'zh-CN': '办事咨询服务区' }) }),
  ],
  [
    'a zone’s Korean changed',
    'zones-worded',
    (t) => ({ ...t, zones: renamed(t, 'query', { 'zh-CN': '政府信息查询', ko: '정보조회' }) }),
  ],
  ['an added zone', 'zones-added', (t) => ({ ...t, zones: [...t.zones, { id: 'rest', name: { 'zh-CN': '休息等候' } }] })],
  ['addressee of the county', 'addressee-own-body', (t) => ({ ...t, office: 'county' })],
  ['written for another standard', 'theme-for-standard', (t) => ({ ...t, standard: 'four-unities' })],
  ['another plate', 'plate-text', (t) => ({ ...t, plate: { ...t.plate, text: { ...t.plate.text, 'zh-CN': '政务公开体验区' } } })],
  [
    'plate with the town before it',
    'plate-text',
    (t) => ({ ...t, plate: { ...t.plate, text: { ...t.plate.text, 'zh-CN': '青禾镇政务公开专区' } } }),
  ],
  ['another Korean plate', 'plate-text', (t) => ({ ...t, plate: { ...t.plate, text: { ...t.plate.text, ko: '정무공개구역' } } })],
  ['Korean first on the plate', 'national-script-first', (t) => ({ ...t, plate: { ...t.plate, scripts: ['ko', 'zh-CN'] } })],
  ['English first among the languages', 'national-script-first', (t) => ({ ...t, languages: ['en', 'zh-CN', 'ko'] })],
  ['only Korean on the plate', 'plate-scripts', (t) => ({ ...t, plate: { ...t.plate, scripts: ['ko'] } })],
  [
    'English on the plate',
    'plate-scripts',
    (t) => ({
      ...t,
      plate: { text: { ...t.plate.text, en: 'Open Government Zone' }, scripts: ['zh-CN', 'ko', 'en'], secondSize: 1 },
    }),
  ],
  ['Korean larger', 'second-script-size', (t) => ({ ...t, plate: { ...t.plate, secondSize: 1.2 } })],
  [
    'Korean smaller where equal size is asked for',
    'second-script-size',
    (t) => ({ ...t, plate: { ...t.plate, secondSize: 0.7 } }),
  ],
  ['a language twice', 'languages-allowed', (t) => ({ ...t, languages: ['zh-CN', 'ko', 'ko'] })],
  ['a colour off the palette', 'accent-allowed', (t) => ({ ...t, accent: 'crimson' })],
  ['a font of its own', 'font-allowed', (t) => ({ ...t, font: 'kaiti' })],
  ['small text', 'body-size', (t) => ({ ...t, sizes: { ...t.sizes, body: 16 } })],
  ['huge text', 'body-size', (t) => ({ ...t, sizes: { ...t.sizes, body: 60 } })],
  ['lines too close', 'line-height', (t) => ({ ...t, sizes: { ...t.sizes, lineHeight: 1.1 } })],
  ['smaller buttons', 'target-size', (t) => ({ ...t, sizes: { ...t.sizes, target: 40 } })],
  ['a shortcut that is not allowed', 'shortcuts-allowed', (t) => ({ ...t, shortcuts: [...t.shortcuts.slice(1), 'library'] })],
  ['a shortcut twice', 'shortcuts-allowed', (t) => ({ ...t, shortcuts: ['faq', 'faq'] })],
  ['too many shortcuts', 'shortcuts-allowed', (t) => ({ ...t, shortcuts: [...t.shortcuts, 'guide'] })],
  ['an advert', 'no-advert', (t) => ({ ...t, hint: { 'zh-CN': '家电特价，扫码领红包' } })],
  ['another town’s name in the hall', 'place-names', (t) => ({ ...t, hall: { 'zh-CN': '长滩镇便民服务中心' } })],
  [
    'another town’s name in the address',
    'place-names',
    (t) => ({ ...t, contact: { ...t.contact, address: '大肚川镇便民服务中心一楼' } }),
  ],
  ['another county’s name', 'place-names', (t) => ({ ...t, hint: { 'zh-CN': '请到白水县政务大厅办理。' } })],
  ['nobody in charge', 'responsible-named', (t) => ({ ...t, contact: without(t.contact, 'responsible') })],
  ['no number to ask', 'phones-given', (t) => ({ ...t, contact: without(t.contact, 'inquiryPhone') })],
  ['a number that can’t be dialled', 'phones-given', (t) => ({ ...t, contact: { ...t.contact, supervisionPhone: '见墙上' } })],
  ['no address', 'address-given', (t) => ({ ...t, contact: without(t.contact, 'address') })],
  [
    'a month without hours',
    'hours-cover-year',
    (t) => ({ ...t, hours: t.hours.map((season, at) => (at === 0 ? { ...season, until: '03-31' } : season)) }),
  ],
  [
    'two seasons at once',
    'hours-cover-year',
    (t) => ({ ...t, hours: t.hours.map((season, at) => (at === 1 ? { ...season, until: '10-15' } : season)) }),
  ],
  [
    'closed before it opens',
    'hours-cover-year',
    (t) => ({ ...t, hours: t.hours.map((season) => ({ ...season, open: [{ from: '16:30', until: '08:30' }] })) }),
  ],
  ['no hours', 'hours-cover-year', (t) => ({ ...t, hours: [] })],
  ['no rules page', 'rules-page', (t) => without(t, 'rulesDocument')],
  ['a field that the form does not know', 'theme-readable', (t) => ({ ...t, background: 'photo.jpg' })],
  ['an orientation that is none', 'theme-readable', (t) => ({ ...t, layout: 'round' })],
  ['no JSON object', 'theme-readable', () => [1, 2, 3]],
]

describe('zwgk theme check', () => {
  test('the demo’s themes pass; their unreviewed translations are named', () => {
    const { exit, json } = zwgk(['theme', 'check', themesFolder, '--office', 'qinghe'])
    expect(exit).toBe(0)
    const checked = checkedSchema.parse(json)
    expect(checked).toMatchObject({ themes: readdirSync(themesFolder).length, errors: 0 })
    expect(new Set(checked.findings.map(({ rule }) => rule))).toEqual(new Set(['translations-reviewed']))
  })

  test('there are at least forty broken themes, and they meet all rules that a theme by itself can break', () => {
    expect(MUTATIONS.length).toBeGreaterThanOrEqual(40)
    const met = new Set(MUTATIONS.map(([, rule]) => rule))
    const others = SETTING_RULES.map(({ id }) => id).filter((id) => !met.has(id))
    // The first and second need documents or another profile (below), the third is in the good theme itself.
    expect(others.toSorted()).toEqual([
      'accent-contrast',
      'layout-allowed',
      'suite-accepted',
      'translations-reviewed',
      'zones-filled',
    ])
  })

  test.each(MUTATIONS)('%s: %s', async (name, rule, mutate) => {
    const { exit, checked } = await check(name.replace(/\W/g, '-'), mutate(good))
    const found = (checked?.findings ?? []).filter(({ severity }) => severity === 'error')
    expect(found.map((finding) => finding.rule)).toContain(rule)
    expect(exit).toBe(1)
    for (const { wrong, mend } of found) {
      expect(wrong).not.toMatch(/\{\{|undefined|standard:/)
      expect(mend).not.toMatch(/\{\{|undefined|standard:/)
    }
  })

  test('a theme with an error, and a file that is none, are exit codes of the program too', async () => {
    const broken = await check('broken', { ...good, languages: ['zh-CN', 'ko', 'ko'] })
    const { exit, json } = zwgk(['theme', 'check', broken.path, '--office', 'qinghe'])
    expect({ exit, checked: checkedSchema.parse(json) }).toEqual({ exit: 1, checked: broken.checked })
    expect(zwgk(['theme', 'check', (await check('torn', '{"format":1,')).path]).exit).toBe(2)
  })

  test('hostile files get a sentence: no JSON, no such folder, far too large, nested without end', async () => {
    expect((await check('torn', '{"format":1,')).exit).toBe(2)
    expect(zwgk(['theme', 'check', join(folder, 'none')]).exit).toBe(2)
    expect((await check('large', `"${'x'.repeat(5_000_000)}"`)).exit).toBe(2)
    expect((await check('deep', `${'['.repeat(50_000)}${']'.repeat(50_000)}`)).exit).toBe(1)
  })
})

describe('the rules that need more than a theme', () => {
  const profile = shippedProfile()
  const seen = { profile, theme: good, office: { id: 'qinghe', demo: true, suite: 'intl-1' }, documents: undefined }
  const rules = (input: Parameters<typeof judgeSetting>[0]) =>
    judgeSetting(input).map(({ rule, severity }) => `${rule} ${severity}`)

  test('a zone without documents is told, and does not take the theme down', () => {
    const documents = { count: (way: string) => (way === 'interpretation' || way === 'opinion-call' ? 0 : 3), has: () => true }
    expect(rules({ ...seen, documents })).toEqual(['zones-filled warning', 'translations-reviewed note'])
  })
  test('a rules page that is not on the terminal is told, and does not take the theme down', () => {
    const documents = { count: () => 3, has: () => false }
    expect(rules({ ...seen, documents })).toEqual(['translations-reviewed note', 'rules-page warning'])
  })
  test('a place that asks for another suite of cryptography', () => {
    expect(rules({ ...seen, office: { id: 'qinghe', demo: true, suite: 'gm-1' } })).toContain('suite-accepted error')
  })
  test('a standard that allows only one orientation, and one whose colours can’t be read', () => {
    expect(rules({ ...seen, profile: { ...profile, layouts: ['landscape'] } })).toContain('layout-allowed error')
    const pale = profile.palette.map((colour) => ({ ...colour, structure: '#8fb4e0' }))
    expect(rules({ ...seen, profile: { ...profile, palette: pale } })).toContain('accent-contrast error')
  })
})

describe('the shipped standards', () => {
  test.each(shippedProfiles().map((profile) => [profile.id, profile] as const))(
    '%s: every concern has its heading, every colour can be read',
    (_, profile) => {
      for (const concern of CONCERNS) expect(headingOf(profile, concern).concerns).toContain(concern)
      for (const { id } of profile.palette) {
        const theme = { ...good, standard: profile.id, accent: id }
        expect(judgeSetting({ profile, theme, office: undefined, documents: undefined }).map(({ rule }) => rule)).not.toContain(
          'accent-contrast',
        )
      }
    },
  )
  test('yanbian is the default and two scripts, nothing else', () => {
    const { id: _a, title: _b, source: _c, plate, ...rest } = shippedProfile('yanbian')
    const { id: _d, title: _e, source: _f, plate: ownPlate, ...ownRest } = shippedProfile()
    expect(rest).toEqual(ownRest)
    expect({ ...plate, scripts: [] }).toEqual({ ...ownPlate, scripts: [] })
    expect(plate.scripts).toEqual([LANGUAGES.slice(0, 2)])
  })
})

function swap<Item>(items: readonly Item[], one: number, other: number): Item[] {
  return items.map((item, at) => (at === one ? (items[other] ?? item) : at === other ? (items[one] ?? item) : item))
}
function renamed(theme: Theme, id: string, name: Theme['zones'][number]['name']) {
  return theme.zones.map((zone) => (zone.id === id ? { ...zone, name } : zone))
}
function without<Whole extends object, Field extends keyof Whole>(whole: Whole, field: Field): Omit<Whole, Field> {
  const { [field]: _, ...rest } = whole
  return rest
}
