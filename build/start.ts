// npm start: the demo hub with the demo town, a terminal that syncs from it, and a window on it. Ctrl-C ends everything it started.
import { rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { findChromium } from '../electron/browser/chromium.ts'
import { HOST_ENVIRONMENT, HOST_NODE_SWITCHES } from '../electron/host/node-switches.ts'
import { PORT_OPTION_VARIABLE } from '../platform/cli/program-options.ts'
import { makeFolder } from '../platform/files/durable.ts'
import { fileFailure } from '../platform/files/failure.ts'
import { loadMessages } from '../platform/messages.ts'
import { projectFolder } from '../platform/paths.ts'
import { bringElectron } from './bring-electron.ts'
import { ELECTRON_MAIN, ensureBuilt, PAGES } from './build-pages.ts'
import { type Child, startChild } from './child.ts'
import { seedDemoPins } from './demo-pins.ts'
import { ensurePinyin } from './ime/ensure-pinyin.ts'

const PROJECT = projectFolder()
const started = performance.now()
const messages = loadMessages()
const say = (key: string, params?: Record<string, string | number>): void => {
  process.stdout.write(`${messages.say(`start:${key}`, params)}\n`)
}

const options = readOptions()
if (options === undefined) say('help')
else await run(options)

interface StartOptions {
  readonly hubPort: number
  readonly terminalPort: number
  readonly data: string
  readonly fresh: boolean
  readonly shell: 'auto' | 'electron' | 'browser' | 'none'
  readonly kiosk: boolean
}

function readOptions(): StartOptions | undefined {
  const text = { type: 'string' } as const
  const yes = { type: 'boolean' } as const
  try {
    const { values } = parseArgs({
      options: { 'hub-port': text, 'terminal-port': text, data: text, fresh: yes, shell: text, kiosk: yes, help: yes },
    })
    const hubPort = Number(values['hub-port'] ?? 8470)
    const terminalPort = Number(values['terminal-port'] ?? 8460)
    const shell = values.shell ?? 'auto'
    const known = shell === 'auto' || shell === 'electron' || shell === 'browser' || shell === 'none'
    if (values.help === true || !isPort(hubPort) || !isPort(terminalPort) || !known) return undefined
    const data = resolve(values.data ?? join(PROJECT, 'data', 'demo'))
    return { hubPort, terminalPort, data, fresh: values.fresh === true, shell, kiosk: values.kiosk === true }
  } catch {
    process.exitCode = 2
    return undefined
  }
}

function isPort(port: number): boolean {
  return Number.isInteger(port) && port >= 0 && port <= 65_535
}

async function run({ hubPort, terminalPort, data, fresh, shell, kiosk }: StartOptions): Promise<void> {
  const electron =
    shell === 'auto' || shell === 'electron' ? await bringElectron(() => say('bringing-electron')) : { missing: '' }
  const withElectron = !('missing' in electron) && hasDisplay()
  ensureBuilt(() => say('preparing'), withElectron ? 'electron' : 'nothing')
  ensurePinyin(() => say('preparing-pinyin'))
  if (!prepareFolder(data, fresh)) return
  const children: Child[] = []
  const ending = onceEnded(children)

  const hubData = join(data, 'hub')
  const terminalData = join(data, 'terminal')
  const { pins, enrolled } = await seedDemoPins(data, terminalData)
  const hubArgs = [
    join(PROJECT, 'hub', 'main.ts'),
    ...['--data', hubData, '--port', String(hubPort), '--pages', PAGES, '--demo'],
    ...(enrolled ? [] : ['--demo-terminal', messages.say('start:terminal-name')]),
  ]
  const hub = startChild(process.execPath, hubArgs, { env: { ...process.env, [PORT_OPTION_VARIABLE]: '--hub-port' } })
  children.push(hub)
  const facts = await readyOrEnd(hub, 'hub', ending)
  const address = String(facts['address'])
  say('hub', { address })
  for (const login of facts['logins'] as Record<string, string>[]) say('login', login)
  if (pins !== undefined) say('pins', pins)

  const code = facts['enrolmentCode']
  const enrolment = ['--data', terminalData, '--hub', address, ...(typeof code === 'string' ? ['--enrol', code] : [])]
  if (withElectron) {
    say('electron', { version: electron.version })
    const window = startChild(electron.executable, [ELECTRON_MAIN, ...enrolment, ...(kiosk ? [] : ['--windowed'])])
    children.push(window)
    await readyOrEnd(window, 'terminal', ending)
    sayReady()
    return
  }
  const chromium = shell !== 'none' && hasDisplay() ? findChromium() : undefined
  const terminalArgs = [
    ...HOST_NODE_SWITCHES,
    join(PROJECT, 'electron', 'browser', 'main.ts'),
    ...enrolment,
    ...['--port', String(terminalPort), '--pages', PAGES],
    ...(chromium === undefined ? [] : ['--chromium', chromium, ...(kiosk ? ['--kiosk'] : [])]),
  ]
  const terminal = startChild(process.execPath, terminalArgs, {
    env: { ...process.env, ...HOST_ENVIRONMENT, [PORT_OPTION_VARIABLE]: '--terminal-port' },
  })
  children.push(terminal)
  // Each address opens once: after its use the next one is told.
  terminal.onReady((next) => say('terminal', { address: String(next['address']) }))
  await readyOrEnd(terminal, 'terminal', ending)
  if (chromium !== undefined) say('chromium', { program: chromium })
  else if (shell !== 'none') say(hasDisplay() ? 'no-browser' : 'no-display')
  sayReady()
}

function sayReady(): void {
  say('ready', { seconds: Math.round((performance.now() - started) / 100) / 10 })
}

function hasDisplay(): boolean {
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']) || process.platform !== 'linux'
}

/** False after a sentence that names the folder. */
function prepareFolder(data: string, fresh: boolean): boolean {
  try {
    if (fresh) rmSync(data, { recursive: true, force: true })
    makeFolder(data)
    return true
  } catch (error) {
    if (fileFailure(error, data) === undefined) throw error
    process.stderr.write(`${messages.failure({ code: 'data-folder-unwritable', params: { path: data } })}\n`)
    process.exitCode = 2
    return false
  }
}

interface Ending {
  end(code: number): Promise<void>
}

/** Ends what was started, in reverse order, once; on Ctrl-C, on a closed window, and when a part ends by itself. */
function onceEnded(children: readonly Child[]): Ending {
  let ending = false
  const end = async (code: number) => {
    if (ending) return
    ending = true
    for (const child of [...children].reverse()) await child.stop()
    say('ended')
    process.exit(code)
  }
  process.on('SIGINT', () => void end(0))
  process.on('SIGTERM', () => void end(0))
  process.on('SIGHUP', () => void end(0))
  // The launcher is gone.
  process.on('disconnect', () => void end(0))
  return { end }
}

async function readyOrEnd(child: Child, name: string, ending: Ending): Promise<Record<string, unknown>> {
  void child.ended.then((code) => {
    // What it said on standard error stands above: a sentence with the cause and what to do.
    if (code !== 0) process.stderr.write(`${messages.say('start:child-ended', { name, code })}\n`)
    return ending.end(code === 0 ? 0 : 2)
  })
  try {
    return await child.ready
  } catch {
    // The line above ends this process; nothing may go on meanwhile.
    return await new Promise(() => undefined)
  }
}
