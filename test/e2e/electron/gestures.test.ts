// F65 in real Electron: what fingers and a wheel could do to a page: no menu, no zoom, no way back or out.
import { join } from 'node:path'
import type { CDPSession } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { temporaryFolder } from '../../fixtures/town.ts'
import { type ElectronTerminal, electronTerminal } from './support/electron-terminal.ts'

const folder = temporaryFolder()
let terminal: ElectronTerminal
let cdp: CDPSession

beforeAll(async () => {
  terminal = await electronTerminal()
  await terminal.start(['--data', join(folder, 'data')])
  const page = terminal.page()
  await page.getByTestId('state-line').waitFor()
  cdp = await page.context().newCDPSession(page)
  await cdp.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 5 })
}, 120_000)
afterAll(() => terminal?.close())

const MIDDLE = { x: 500, y: 900 }
const pause = (ms: number) => terminal.page().waitForTimeout(ms)

async function unmoved() {
  const facts = await terminal.app().evaluate(({ BrowserWindow }) => {
    const windows = BrowserWindow.getAllWindows()
    return { windows: windows.length, url: windows[0]?.webContents.getURL(), zoom: windows[0]?.webContents.getZoomFactor() }
  })
  const scale = await terminal.page().evaluate(() => visualViewport?.scale)
  return { ...facts, scale }
}
const AS_BEFORE = { windows: 1, url: 'zwgk://terminal/', zoom: 1, scale: 1 }

test('F65: a pinch and a wheel with Ctrl do not zoom', async () => {
  await cdp.send('Input.synthesizePinchGesture', { ...MIDDLE, scaleFactor: 3 })
  await cdp.send('Input.dispatchMouseEvent', { type: 'mouseWheel', ...MIDDLE, deltaX: 0, deltaY: -600, modifiers: 2 })
  await pause(300)
  expect(await unmoved()).toEqual(AS_BEFORE)
})

test('F65: a long press and the right button open no menu', async () => {
  await cdp.send('Input.synthesizeTapGesture', { ...MIDDLE, duration: 1_500, tapCount: 1, gestureSourceType: 'touch' })
  await cdp.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...MIDDLE, button: 'right', clickCount: 1 })
  await cdp.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...MIDDLE, button: 'right', clickCount: 1 })
  await pause(300)
  // Electron has no menu of its own for it: what is asked for comes to nothing, in the page and outside.
  expect(await terminal.app().evaluate(({ Menu }) => Menu.getApplicationMenu())).toBeNull()
  expect(await unmoved()).toEqual(AS_BEFORE)
})

test('F65: swipes from the edges lead nowhere', async () => {
  await terminal.page().evaluate(() => Reflect.set(window, 'same', true))
  for (const [x, distance] of [
    [2, 900],
    [1_070, -900],
  ] as const)
    await cdp.send('Input.synthesizeScrollGesture', { x, y: 900, xDistance: distance, speed: 3_000, gestureSourceType: 'touch' })
  await pause(500)
  expect(await unmoved()).toEqual(AS_BEFORE)
  expect(await terminal.page().evaluate(() => Reflect.get(window, 'same'))).toBe(true)
})
