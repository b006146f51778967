// 五个统一 from the signed release to the terminal: what is shown, what is refused and by which rule, and that content goes on either way (F41).
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Host } from '../../electron/host/host.ts'
import { projectFolder } from '../../platform/paths.ts'
import { shippedProfile } from '../../platform/standards.ts'
import { type HubInProcess, hubInProcess, type TestTerminal } from '../support/hub-in-process.ts'
import { signSetting } from '../support/sign-setting.ts'

const json = (...path: string[]): Record<string, unknown> => JSON.parse(readFileSync(join(projectFolder(), ...path), 'utf8'))
const good = json('assets', 'demo', 'themes', 'bilingual.json')
const baihe = json('test', 'fixtures', 'standards', 'baihe.json')
const baiheTheme = json('test', 'fixtures', 'standards', 'baihe-theme.json')
const broken = { ...good, zones: (good['zones'] as unknown[]).toReversed() }

let hub: HubInProcess
let terminal: TestTerminal
const folders = () => ({ repo: hub.repo, keys: join(dirname(hub.repo), 'keys') })
const shown = () => {
  const { setting, themeRefused, content } = terminal.host.state()
  return { profile: setting.profile.id, theme: setting.theme?.id, themeRefused, generation: content?.generation ?? 0 }
}
async function sync(): Promise<void> {
  await terminal.host.poller.round()
}
async function hubKnows(): Promise<{ rules: string[]; themeRefusedSince?: string }> {
  const row = await hub.hub.store.selectFrom('terminal').select('standing').executeTakeFirstOrThrow()
  return JSON.parse(row.standing ?? '{"rules":[]}')
}

beforeAll(async () => {
  hub = await hubInProcess()
  terminal = await hub.terminal()
})
afterAll(() => hub.close())

test('the demo: the county’s standard and the town’s theme, nothing refused', () => {
  expect(shown()).toMatchObject({ profile: 'default', theme: 'bilingual', themeRefused: false })
})

test('a theme that breaks a rule: the last good one stays, content goes on, the hub is told the rule', async () => {
  const before = shown().generation
  await signSetting(folders(), { themes: [broken] })
  await sync()
  expect(shown()).toMatchObject({ profile: 'default', theme: 'bilingual', themeRefused: true })
  expect(shown().generation).toBeGreaterThan(before)
  await sync()
  const told = await hubKnows()
  expect(told.rules).toContain('zones-ordered')
  expect(Date.parse(told.themeRefusedSince ?? '')).toBeGreaterThan(0)
})

test('it stays so over a restart, with the day it began', async () => {
  const since = (await hubKnows()).themeRefusedSince
  await terminal.restart()
  expect(shown()).toMatchObject({ theme: 'bilingual', themeRefused: true })
  await sync()
  expect((await hubKnows()).themeRefusedSince).toBe(since)
})

test.each([
  ['bytes that are no JSON', Buffer.from('{"format":1,"themes":[')],
  ['JSON of another form', Buffer.from('[]')],
  ['far too large', Buffer.alloc(5_000_000, 0x20)],
])('themes that can’t be read: %s; nothing changes on the screen', async (_, themes) => {
  await signSetting(folders(), { themes })
  await sync()
  expect(shown()).toMatchObject({ profile: 'default', theme: 'bilingual' })
})

test('mended, it is shown at the next look, and nothing is left of the refusal', async () => {
  await signSetting(folders(), { themes: [{ ...good, id: 'mended', accent: 'green' }] })
  await sync()
  expect(shown()).toMatchObject({ theme: 'mended', themeRefused: false })
  await sync()
  expect((await hubKnows()).themeRefusedSince).toBeUndefined()
})

test('the theme that names this terminal goes before the one for all', async () => {
  const code = terminal.host.state().terminal?.code
  await signSetting(folders(), {
    themes: [good, { ...good, id: 'mine', terminals: [code] }, { ...good, id: 'other', terminals: ['QH77'] }],
  })
  await sync()
  expect(shown()).toMatchObject({ theme: 'mine', themeRefused: false })
})

test('a broken theme that names this terminal is not quietly replaced by the one for all', async () => {
  const code = terminal.host.state().terminal?.code
  await signSetting(folders(), { themes: [good, { ...broken, id: 'mine', terminals: [code] }] })
  await sync()
  expect(shown()).toMatchObject({ theme: 'mine', themeRefused: true })
})

test('a town can’t loosen its county’s standard by signing one of its own', async () => {
  await signSetting(folders(), { themes: [good], standard: { ...shippedProfile(), id: 'loose' }, standardRole: 'town' })
  await sync()
  expect(shown()).toMatchObject({ profile: 'default', theme: 'bilingual', themeRefused: false })
})

test('a standard that can’t be read: the last good pair stays', async () => {
  await signSetting(folders(), { standard: { ...shippedProfile(), headings: [] } })
  await sync()
  expect(shown()).toMatchObject({ profile: 'default', theme: 'bilingual', themeRefused: true })
})

test('another county, with six headings, five zones and one of the town’s own, other words and colours: by data alone', async () => {
  await signSetting(folders(), { standard: baihe, themes: [baiheTheme] })
  await sync()
  expect(shown()).toMatchObject({ profile: 'baihe', theme: 'baihe-hall', themeRefused: false })
})

test('a terminal without a network at its start shows the same', async () => {
  const host: Host = await terminal.restart()
  expect(host.state().setting.theme?.id).toBe('baihe-hall')
})
