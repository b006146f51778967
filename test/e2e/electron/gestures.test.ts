// F65 F66 in real Electron: what fingers, a wheel, a dragged file or a PDF could do to a page: no menu, no zoom, no way back or out, nothing taken.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CDPSession } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
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
// What was touched may have led to another page of ours.
beforeEach(async () => {
  await terminal.page().reload()
  await terminal.page().getByTestId('search-input').waitFor()
})
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

test('F65: a file dragged in is taken nowhere: not by the page, not by a text field, not by a file field', async () => {
  const file = join(folder, 'dragged.html')
  writeFileSync(file, '<h1>dragged</h1>')
  await terminal.page().evaluate(() => {
    const field = Object.assign(document.createElement('input'), { type: 'file', id: 'taker' })
    field.style.cssText = 'position:fixed;left:0;top:0;width:200px;height:80px;z-index:9'
    document.body.append(field)
  })
  const search = await terminal.page().getByTestId('search-input').boundingBox()
  const places = [MIDDLE, { x: 60, y: 40 }, { x: (search?.x ?? 0) + 20, y: (search?.y ?? 0) + 20 }]
  for (const place of places)
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await cdp.send('Input.dispatchDragEvent', { type, ...place, data: { items: [], files: [file], dragOperationsMask: 1 } })
  await pause(800)
  expect(await unmoved()).toEqual(AS_BEFORE)
  expect(await terminal.page().evaluate(() => (document.getElementById('taker') as HTMLInputElement).files?.length)).toBe(0)
  await terminal.page().evaluate(() => document.getElementById('taker')?.remove())
})

/** In the page: each way to show a PDF, and by which rule of its policy it is refused. */
const WITH_PDFS = `(async () => {
  window.same = true
  const refused = []
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => refused.push(effectiveDirective))
  const address = URL.createObjectURL(new Blob(['%PDF-1.4'], { type: 'application/pdf' }))
  for (const name of ['iframe', 'embed', 'object']) {
    const element = document.createElement(name)
    element.setAttribute(name === 'object' ? 'data' : 'src', address)
    element.setAttribute('type', 'application/pdf')
    document.body.append(element)
  }
  await new Promise((resolve) => setTimeout(resolve, 800))
  return refused.sort()
})()`

test('F66: Chromium’s PDF viewer is out of reach: a PDF opens in no frame, object or window', async () => {
  // Through main: Playwright loses its hold of a page whose frame is refused.
  expect(await terminal.inPage(WITH_PDFS, 5_000)).toEqual(['frame-src', 'object-src', 'object-src'])
  expect(await terminal.inPage('window.same')).toBe(true)
  const { contents, frames } = await terminal.app().evaluate(({ webContents }) => {
    const all = webContents.getAllWebContents()
    return { contents: all.length, frames: all.flatMap(({ mainFrame }) => mainFrame.framesInSubtree.map(({ url }) => url)) }
  })
  expect(contents).toBe(1)
  // The viewer is an extension of Chromium's.
  expect(frames.filter((url) => url.startsWith('chrome-extension:'))).toEqual([])
})
