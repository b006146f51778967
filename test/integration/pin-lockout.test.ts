// The lockout of the PIN in a real host: kill -9 and a clock that is set forward or back give nobody another try.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Child, startChild } from '../../build/child.ts'
import { openLedger } from '../../electron/host/ledger/ledger.ts'
import { setPin } from '../../electron/host/roles/pins.ts'
import { projectFolder } from '../../platform/paths.ts'
import { callEndpoint } from '../../shared/api/endpoint.ts'
import { terminalRolesApi } from '../../shared/api/terminal-roles.ts'
import { TEST_PIN } from '../support/roles.ts'
import { socketFetch } from '../support/socket-fetch.ts'

const DAY_MS = 86_400_000
const folder = mkdtempSync(join(tmpdir(), 'zwgk-pin-'))
const data = join(folder, 'data')
let socket = ''
let host: Child | undefined
let starts = 0

beforeAll(async () => {
  mkdirSync(data)
  const ledger = openLedger(data)
  if (!ledger.ok) throw new Error(`expected a ledger, got ${ledger.error.code}`)
  await setPin(ledger.value.settings, 'staff', TEST_PIN)
  ledger.value.close()
})
afterEach(() => pullThePlug())
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The process's clock is so far ahead of the machine's. */
async function start(aheadMs = 0): Promise<void> {
  starts += 1
  socket = join(folder, `host-${starts}.sock`)
  const shifted = `const Real = Date
    const now = () => Real.now() + ${aheadMs}
    globalThis.Date = class extends Real {
      constructor(...given) { super(...(given.length === 0 ? [now()] : given)) }
      static now() { return now() }
    }`
  const program = join(projectFolder(), 'electron', 'host', 'main.ts')
  const clock = `--import=data:text/javascript,${encodeURIComponent(shifted)}`
  host = startChild(process.execPath, [clock, program, '--data', data, '--socket', socket], { quiet: true })
  await host.ready
}

async function pullThePlug(): Promise<void> {
  host?.process.kill('SIGKILL')
  await host?.ended
}

async function enter(pin: string): Promise<string> {
  const entered = await callEndpoint(socketFetch(socket), 'http://terminal', terminalRolesApi.enter, { role: 'staff', pin })
  return entered.ok ? 'in' : entered.error.code
}

async function waitSeconds(): Promise<number> {
  const roles = await callEndpoint(socketFetch(socket), 'http://terminal', terminalRolesApi.roles, {})
  if (!roles.ok) throw new Error(`expected the roles, got ${roles.error.code}`)
  return roles.value.staff.waitSeconds
}

test('wrong tries count over kill -9, and neither a plug nor a clock shortens the wait', async () => {
  await start()
  expect(await enter('000000')).toBe('pin-wrong')
  await pullThePlug()
  await start()
  expect(await enter('000001')).toBe('pin-wrong')
  await pullThePlug()
  // Ten years ahead, then in 1970: the third wrong try costs its half minute all the same.
  await start(3_650 * DAY_MS)
  expect(await enter('000002')).toBe('pin-wait')
  for (const ahead of [0, 400 * DAY_MS, -Date.now(), 30_000 * DAY_MS]) {
    await pullThePlug()
    await start(ahead)
    expect(await enter(TEST_PIN), `clock ${ahead} ms ahead`).toBe('pin-wait')
    expect(await waitSeconds()).toBeGreaterThan(0)
  }
}, 120_000)
