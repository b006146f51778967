// What a visitor could try to get out of the pages, in real Electron: nothing opens, leaves, asks, prints or is stored.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectFolder } from '../../../platform/paths.ts'
import { type ElectronTerminal, electronTerminal, MACHINE_SWITCHES } from './support/electron-terminal.ts'
import { productBuild } from './support/test-build.ts'

const HOME = 'zwgk://terminal/'
const MARKER = 'MARKER-OF-A-VISITOR-7391'
const folder = mkdtempSync(join(tmpdir(), 'zwgk-lockdown-'))
const dialogs: string[] = []
let terminal: ElectronTerminal

beforeAll(async () => {
  terminal = await electronTerminal()
  await terminal.start(['--data', join(folder, 'data')])
  terminal.page().on('dialog', (dialog) => {
    dialogs.push(dialog.type())
    void dialog.dismiss()
  })
  await terminal.page().getByTestId('state-line').waitFor()
}, 120_000)

afterAll(async () => {
  await terminal?.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

const windows = () => terminal.app().evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

test('the window fills the screen and has no menu', async () => {
  const facts = await terminal.app().evaluate(({ BrowserWindow, Menu, screen }) => {
    const window = BrowserWindow.getAllWindows()[0]
    return { bounds: window?.getBounds(), display: screen.getPrimaryDisplay().bounds, menu: Menu.getApplicationMenu() }
  })
  // Without a window manager Chromium stays one pixel below the size of the screen.
  expect(facts.bounds?.width).toBeGreaterThanOrEqual(facts.display.width - 1)
  expect(facts.bounds?.height).toBeGreaterThanOrEqual(facts.display.height - 1)
  expect(facts.menu).toBeNull()
})

test('pages have five named functions and nothing of Node', async () => {
  const facts = await terminal.page().evaluate(() => ({
    shell: Object.keys((window as unknown as { terminalShell: object }).terminalShell),
    node: [typeof Reflect.get(window, 'require'), typeof Reflect.get(window, 'process'), typeof Reflect.get(window, 'module')],
    origin: location.origin,
    secure: isSecureContext,
  }))
  expect(facts).toEqual({
    shell: ['endSession', 'print', 'printState', 'printers', 'leaveKiosk'],
    node: ['undefined', 'undefined', 'undefined'],
    origin: 'zwgk://terminal',
    secure: true,
  })
})

test('no new window, by no way', async () => {
  const opened = await terminal.page().evaluate(() => {
    const link = Object.assign(document.createElement('a'), { href: 'https://example.org/', target: '_blank', textContent: 'x' })
    document.body.append(link)
    link.click()
    for (const init of [{ button: 1 }, { ctrlKey: true }, { shiftKey: true }])
      link.dispatchEvent(new MouseEvent('click', { bubbles: true, ...init }))
    link.remove()
    return [window.open('https://example.org/') === null, window.open('/terminal/index.html') === null]
  })
  await pause(500)
  expect(opened).toEqual([true, true])
  expect(await windows()).toBe(1)
})

test('no leaving: by address, link, form, frame or mail program', async () => {
  // Not by Playwright's page: it takes a navigation that was begun and refused for one that happened.
  await terminal.inPage('window.same = true')
  for (const address of [
    'https://example.org/',
    'file:///etc/passwd',
    'mailto:x@example.org',
    'zwgk://other/',
    'chrome://gpu',
    '/api/state',
  ]) {
    await terminal.inPage(`Object.assign(document.body.appendChild(document.createElement('a')), { href: '${address}' }).click()`)
    await pause(100)
    await terminal.inPage(`location.href = '${address}'`)
    await pause(100)
    await terminal.inPage(
      `Object.assign(document.body.appendChild(document.createElement('form')), { action: '${address}', method: 'post' }).submit()`,
    )
    await pause(100)
    await terminal.inPage(`document.body.append(Object.assign(document.createElement('iframe'), { src: '${address}' }))`)
    await pause(100)
  }
  await pause(500)
  expect(await terminal.app().evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL())).toBe(HOME)
  expect(await terminal.inPage('window.same')).toBe(true)
  expect(await windows()).toBe(1)
  await terminal.page().reload()
  await terminal.page().getByTestId('state-line').waitFor()
})

test('no talk with anyone but the host', async () => {
  const reached = await terminal.page().evaluate(async () => {
    const tries = ['https://example.org/', 'http://127.0.0.1:8470/', 'zwgk://other/api/state', 'file:///etc/passwd']
    return await Promise.all(
      tries.map((address) =>
        fetch(address).then(
          () => 'reached',
          () => 'refused',
        ),
      ),
    )
  })
  expect(reached).toEqual(['refused', 'refused', 'refused', 'refused'])
})

test('no dialog, no print, no close; the page goes on', async () => {
  const answers = await terminal.page().evaluate(() => {
    alert('x')
    const answered = [confirm('x')]
    print()
    window.close()
    return answered
  })
  await pause(500)
  expect(answers).toEqual([false])
  expect(dialogs).toEqual([])
  expect(await windows()).toBe(1)
  expect(await terminal.page().evaluate(() => document.visibilityState)).toBe('visible')
})

test('no download', async () => {
  await terminal.page().evaluate(() => {
    const address = URL.createObjectURL(new Blob(['x']))
    for (const href of [address, 'data:application/octet-stream,x', '/api/state']) {
      const link = Object.assign(document.createElement('a'), { href, download: 'x.bin' })
      document.body.append(link)
      link.click()
      link.remove()
    }
  })
  await pause(800)
  expect(await windows()).toBe(1)
  const left = await terminal.app().evaluate(({ app }) => app.getPath('downloads'))
  expect(existsSync(join(left, 'x.bin'))).toBe(false)
})

test('no permission is given', async () => {
  const answers = await terminal.page().evaluate(async () => {
    const refused = (asked: Promise<unknown>) =>
      asked.then(
        (value) => String(value),
        () => 'refused',
      )
    return [
      await refused(Notification.requestPermission()),
      await refused(navigator.clipboard.readText()),
      await refused(navigator.mediaDevices.getUserMedia({ audio: true })),
    ]
  })
  expect(answers).toEqual(['denied', 'refused', 'refused'])
})

test('keys of a browser do nothing, close by the system is refused', async () => {
  const pressed = await terminal.app().evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0]
    const keys: [string, ('control' | 'alt' | 'shift')[]][] = [
      ['F11', []],
      ['F5', []],
      ['F12', []],
      ['w', ['control']],
      ['q', ['control']],
      ['r', ['control']],
      ['p', ['control']],
      ['i', ['control', 'shift']],
      ['F4', ['alt']],
      ['Left', ['alt']],
    ]
    for (const [keyCode, modifiers] of keys) window?.webContents.sendInputEvent({ type: 'keyDown', keyCode, modifiers })
    window?.close()
    return keys.length
  })
  await pause(800)
  expect(pressed).toBe(10)
  const facts = await terminal.app().evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0]
    return { url: window?.webContents.getURL(), tools: window?.webContents.isDevToolsOpened(), shown: window?.isVisible() }
  })
  expect(facts).toEqual({ url: HOME, tools: false, shown: true })
})

test('a file field asks for no file', async () => {
  await terminal
    .page()
    .evaluate(() => document.body.append(Object.assign(document.createElement('input'), { type: 'file', id: 'probe' })))
  await terminal.page().locator('#probe').click({ force: true })
  await pause(500)
  expect(await windows()).toBe(1)
  expect(terminal.log()).not.toContain('file-chooser-open')
  await terminal.page().evaluate(() => document.getElementById('probe')?.remove())
})

test('the end of a session leaves nothing in the page, and nothing ever was on disk', async () => {
  const page = terminal.page()
  const plant = (marker: string) => {
    localStorage.setItem('x', marker)
    sessionStorage.setItem('x', marker)
    return new Promise<void>((resolve) => {
      const opening = indexedDB.open('x')
      opening.onupgradeneeded = () => opening.result.createObjectStore('x')
      opening.onsuccess = () => {
        const put = opening.result.transaction('x', 'readwrite')
        put.objectStore('x').put(marker, 'x')
        put.oncomplete = () => {
          opening.result.close()
          resolve()
        }
      }
    })
  }
  // Twice: the second wipe of a living page is the one that once left a database readable.
  for (const time of [1, 2]) {
    await page.evaluate(plant, MARKER)
    await page.evaluate(() =>
      (window as unknown as { terminalShell: { endSession(): Promise<void> } }).terminalShell.endSession(),
    )
    const left = await page.evaluate(async () => ({
      local: localStorage.getItem('x'),
      bases: (await indexedDB.databases()).length,
    }))
    expect({ time, ...left }).toEqual({ time, local: null, bases: 0 })
  }
  await page.evaluate(plant, MARKER)
  await pause(1_000)
  const holding = list(folder).filter((path) => readFileSync(path).includes(MARKER))
  expect(holding).toEqual([])
})

test('the product does not start with a debugging port, and holds none of the test build', () => {
  const build = join(projectFolder(), 'dist', 'electron-test', `product-${process.pid}`)
  mkdirSync(build, { recursive: true })
  try {
    productBuild(build)
    const program = join(build, 'main.cjs')
    expect(readFileSync(program, 'utf8')).not.toContain('ZWGK_TEST')
    const { status, stderr } = spawnSync(
      terminal.executable,
      [...MACHINE_SWITCHES, '--remote-debugging-port=0', program, '--data', join(folder, 'refused')],
      { encoding: 'utf8', timeout: 20_000, env: { ...process.env, DISPLAY: terminal.display } },
    )
    expect(status).toBe(2)
    expect(stderr).toContain('shell-refused')
  } finally {
    rmSync(build, { recursive: true, force: true })
  }
})

function list(path: string): string[] {
  try {
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
  } catch {
    return []
  }
}
