// The twenty points of Electron's own security checklist, each looked at in the running shell or in what it is built from. docs/security.md says which point is where.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { projectFolder } from '../../../platform/paths.ts'
import { temporaryFolder } from '../../fixtures/town.ts'
import { type ElectronTerminal, electronTerminal } from './support/electron-terminal.ts'

const SHELL = ['electron/main.ts', 'electron/preload.ts', ...sources('electron/shell')].map((file) => read(file)).join('\n')
let terminal: ElectronTerminal

beforeAll(async () => {
  terminal = await electronTerminal()
  await terminal.start(['--data', join(temporaryFolder(), 'data')])
  await terminal.page().getByTestId('state-line').waitFor()
}, 120_000)
afterAll(() => terminal?.close())

const preferences = () =>
  terminal.app().evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    return (Reflect.get(contents ?? {}, 'getLastWebPreferences') as () => Record<string, unknown>).call(contents)
  })
const inPage = <Value>(expression: string) => terminal.inPage<Value>(expression)

test('1: only own content is loaded, in a secure context', async () => {
  expect(await inPage('[location.origin, isSecureContext]')).toEqual(['zwgk://terminal', true])
})

test('2 3 4: no Node in pages, their world apart, their process in a sandbox', async () => {
  expect(await preferences()).toMatchObject({ nodeIntegration: false, contextIsolation: true, sandbox: true })
  expect(SHELL).not.toMatch(/nodeIntegrationIn(Worker|SubFrames): true/)
  // Without the switch that machines of tests need as root, the whole app is put into the sandbox.
  expect(SHELL).toContain('app.enableSandbox()')
})

test('5: no permission is given, asked or not', async () => {
  const names = ['camera', 'microphone', 'geolocation', 'notifications', 'midi', 'clipboard-read']
  for (const name of names)
    expect(await inPage(`navigator.permissions.query({ name: '${name}' }).then(({ state }) => state)`), name).toBe('denied')
})

test('6 8 9 10: nothing of the browser’s own security is turned off, nothing experimental on', async () => {
  const { webSecurity, allowRunningInsecureContent, experimentalFeatures, enableBlinkFeatures } = await preferences()
  expect([webSecurity ?? true, allowRunningInsecureContent ?? false, experimentalFeatures ?? false]).toEqual([true, false, false])
  expect(enableBlinkFeatures ?? '').toBe('')
})

test('7: a content policy without inline or evaluated code stands on every page', async () => {
  const policy = await inPage<string>("fetch('/').then((answer) => answer.headers.get('content-security-policy'))")
  expect(policy).toMatch(/default-src 'self'|default-src 'none'/)
  expect(policy).toContain('sandbox allow-scripts allow-same-origin allow-forms')
  const scripts = /script-src[^;]*/.exec(policy ?? '')?.[0] ?? /default-src[^;]*/.exec(policy ?? '')?.[0]
  expect(scripts).not.toMatch(/unsafe-(inline|eval)|https?:|\*/)
  expect(await inPage("(() => { try { return new Function('return 1')() } catch { return 'refused' } })()")).toBe('refused')
})

test('11 12: no page within a page', async () => {
  expect(await preferences()).toMatchObject({ webviewTag: false })
  await inPage("document.body.append(Object.assign(document.createElement('webview'), { src: '/' }))")
  expect(await terminal.app().evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1)
})

test('13 14: no other address and no other window, as lockdown.test.ts tries out', () => {
  expect(SHELL).toContain("contents.setWindowOpenHandler(() => ({ action: 'deny' }))")
  expect(SHELL).toContain("contents.on('will-frame-navigate'")
})

test('15: nothing is opened outside', () => {
  expect(SHELL).not.toMatch(/openExternal|openPath|showItemInFolder/)
})

test('16: the version in the package is the one that is type-checked', () => {
  const { devDependencies } = JSON.parse(read('package.json')) as { devDependencies: Record<string, string> }
  const { electronVersion } = parse(read('electron-builder.yml')) as { electronVersion: string }
  expect(electronVersion).toBe(devDependencies['electron'])
  expect(Number(electronVersion.split('.')[0])).toBeGreaterThanOrEqual(45)
})

test('17: who is not the terminal’s own page is not answered', async () => {
  const answers = await terminal.app().evaluate(async ({ ipcMain, BrowserWindow }) => {
    const handlers = Reflect.get(ipcMain, '_invokeHandlers') as Map<string, (event: unknown, asked?: unknown) => Promise<unknown>>
    const own = BrowserWindow.getAllWindows()[0]?.webContents
    const frame = (url: string) => ({ url })
    const strangers = [
      { sender: {}, senderFrame: frame('zwgk://terminal/') },
      { sender: own, senderFrame: frame('https://example.org/') },
      { sender: own, senderFrame: null },
    ]
    const asked = strangers.flatMap((event) =>
      ['zwgk:leave-kiosk', 'zwgk:print-state', 'zwgk:printers'].map(async (channel) => {
        // Electron hands the answer to the event.
        return await new Promise((resolve) => {
          void handlers
            .get(channel)?.({ ...event, _reply: resolve, _throw: () => resolve('threw') }, '0'.repeat(64))
            ?.then?.(resolve)
        })
      }),
    )
    return await Promise.all(asked)
  })
  expect([...new Set(answers.map((answer) => JSON.stringify(answer)))].sort()).toEqual(
    [JSON.stringify('failed'), JSON.stringify('refused'), '[]'].sort(),
  )
})

test('18: no file:// anywhere', async () => {
  expect(SHELL).not.toMatch(/file:\/\/|loadFile\(/)
  expect(await inPage("fetch('file:///etc/passwd').then(() => 'read', () => 'refused')")).toBe('refused')
})

test('19: the fuses are set, as fuses.test.ts reads back', () => {
  const { electronFuses } = parse(read('electron-builder.yml')) as { electronFuses: Record<string, boolean> }
  expect(electronFuses).toMatchObject({
    ...{ runAsNode: false, enableNodeOptionsEnvironmentVariable: false, enableNodeCliInspectArguments: false },
    ...{ onlyLoadAppFromAsar: true, grantFileProtocolExtraPrivileges: false },
  })
})

test('20: pages get named functions, never Electron’s own', async () => {
  const given = await inPage<string[]>('Object.values(window.terminalShell).map((one) => typeof one)')
  expect([...new Set(given)]).toEqual(['function'])
  expect(await inPage('[typeof window.ipcRenderer, typeof window.electron, typeof window.require]')).toEqual(
    Array.from({ length: 3 }, () => 'undefined'),
  )
})

function sources(folder: string): string[] {
  return readdirSync(join(projectFolder(), folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => `${folder}/${name}`)
}

function read(file: string): string {
  return readFileSync(join(projectFolder(), file), 'utf8')
}
