// 五个统一 in real Electron: a broken theme arrives while the terminal runs; the page stays, sync goes on, staff read the reason; another county comes by data.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectFolder } from '../../../platform/paths.ts'
import { hubConsoleApi } from '../../../shared/api/hub-console.ts'
import { terminalApi } from '../../../shared/api/terminal.ts'
import { zwgk } from '../../support/command.ts'
import { type DemoWorld, demoWorld } from '../../support/demo-world.ts'
import { signSetting } from '../../support/sign-setting.ts'
import { type ElectronTerminal, electronTerminal } from './support/electron-terminal.ts'

const PIN = '390417'
const json = (...path: string[]): Record<string, unknown> => JSON.parse(readFileSync(join(projectFolder(), ...path), 'utf8'))
const good = json('assets', 'demo', 'themes', 'bilingual.json')
const folder = mkdtempSync(join(tmpdir(), 'zwgk-electron-theme-'))
let world: DemoWorld
let terminal: ElectronTerminal

const folders = () => ({ repo: join(world.folder, 'hub', 'repo'), keys: join(world.folder, 'hub', 'keys') })

beforeAll(async () => {
  const pin = join(folder, 'pin')
  writeFileSync(pin, PIN)
  expect(zwgk(['pin', 'staff', '--data', join(folder, 'data'), '--pin-file', pin, '--names', '窗口甲']).exit).toBe(0)
  world = demoWorld()
  terminal = await electronTerminal()
  await world.startHub()
  const issued = await world.console(hubConsoleApi.newEnrolmentCode, { terminalName: '大厅一号机' })
  if (!issued.ok) throw new Error(`expected an enrolment code, got ${issued.error.code}`)
  await terminal.start(['--data', join(folder, 'data'), '--hub', world.hubAddress(), '--enrol', issued.value.code])
  await terminal.page().getByTestId('zone-interpretation').waitFor({ timeout: 60_000 })
}, 180_000)

afterAll(async () => {
  await terminal?.close()
  await world?.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

async function state() {
  const answer: unknown = await terminal.page().evaluate(async () => await (await fetch('/api/state')).json())
  return terminalApi.state.response.parse(answer)
}
/** Asks for news until it has come: a look already under way may have begun before the signing. */
async function syncedTo(arrived: (now: Awaited<ReturnType<typeof state>>) => boolean): Promise<void> {
  await expect
    .poll(
      async () => {
        await terminal
          .page()
          .evaluate(() => fetch('/api/sync', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }))
        return arrived(await state())
      },
      { timeout: 60_000, interval: 500 },
    )
    .toBe(true)
}
const zones = () =>
  terminal
    .page()
    .locator('[data-testid^="zone-"]:not([data-testid="zone-rules"])')
    .evaluateAll((tiles) => tiles.map((tile) => tile.getAttribute('data-testid')))

test('a broken theme: the last good one stays on the screen, and the release it came with is shown', async () => {
  await expect.poll(async () => (await state()).setting.theme?.id, { timeout: 60_000 }).toBe('bilingual')
  await terminal.page().evaluate(() => Reflect.set(window, 'still', 'here'))
  const before = await state()
  const shown = await zones()
  await signSetting(folders(), { themes: [{ ...good, zones: (good['zones'] as unknown[]).toReversed(), accent: 'crimson' }] })
  await syncedTo(({ themeRefused }) => themeRefused)
  const after = await state()
  expect(after.setting.theme?.id).toBe('bilingual')
  expect(after.content?.generation).toBeGreaterThan(before.content?.generation ?? 0)
  expect(await zones()).toEqual(shown)
  expect(await terminal.page().evaluate(() => Reflect.get(window, 'still'))).toBe('here')
})

test('staff read in the tray what is wrong and how it is mended', async () => {
  const page = terminal.page()
  await page.getByTestId('staff-enter').click()
  for (const digit of PIN) await page.getByTestId(`digit-${digit}`).click()
  const note = page.getByTestId('refused-theme')
  await note.waitFor()
  const rules = await note.locator('li').evaluateAll((places) => places.map((place) => place.getAttribute('data-rule')))
  expect(rules.toSorted()).toEqual(['accent-allowed', 'zones-ordered'])
  expect(await note.textContent()).toContain('政府信息查询、政府信息公开申请、办事咨询服务、政策宣传解读')
  await terminal.screenshot('theme-refused')
  await page.getByTestId('home').click()
})

test('another county’s standard and theme, signed: other zones, words, colours and sizes, without a line of code', async () => {
  await signSetting(folders(), {
    standard: json('test', 'fixtures', 'standards', 'baihe.json'),
    themes: [json('test', 'fixtures', 'standards', 'baihe-theme.json')],
  })
  await syncedTo(({ setting }) => setting.theme?.id === 'baihe-hall')
  const page = terminal.page()
  await page.getByTestId('zone-speak').waitFor()
  expect(await zones()).toEqual(['zone-ask', 'zone-look', 'zone-read', 'zone-apply', 'zone-speak', 'zone-rest'])
  expect(await page.locator('.plate-name').textContent()).toBe('白鹤政务公开体验区')
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--blue').trim())).toBe('#6a2f5f')
  await terminal.screenshot('baihe-home')
  await page.getByTestId('zone-apply').click()
  await page.getByTestId('open-disclosure-request').waitFor()
  await terminal.screenshot('baihe-zone')
})
