// Codes, PINs and passwords are stretched for a long moment. Whoever else is at the terminal or the console is answered meanwhile.
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { setPin } from '../../electron/host/roles/pins.ts'
import { currentSuite } from '../../platform/crypto/suites.ts'
import { callEndpoint } from '../../shared/api/endpoint.ts'
import { hubConsoleApi } from '../../shared/api/hub-console.ts'
import { terminalApi } from '../../shared/api/terminal.ts'
import { terminalRolesApi } from '../../shared/api/terminal-roles.ts'
import { type HubInProcess, hubInProcess, type TestTerminal } from '../support/hub-in-process.ts'
import { TEST_PIN } from '../support/roles.ts'
import { submitForm } from '../support/submitting.ts'

const PASSWORD = 'a password'
let hub: HubInProcess
let terminal: TestTerminal
const atTerminal = async (request: Request) => await terminal.host.app.fetch(request)
const atHub = async (request: Request) => await hub.hub.app.fetch(request)

/** Each stretching waits until it is let go on. */
function heldStretching() {
  const stretch = currentSuite.stretch.bind(currentSuite)
  let begun: () => void = () => undefined
  let goOn: () => void = () => undefined
  const atIt = new Promise<void>((resolve) => {
    begun = resolve
  })
  const released = new Promise<void>((resolve) => {
    goOn = resolve
  })
  vi.spyOn(currentSuite, 'stretch').mockImplementation(async (code, salt) => {
    begun()
    await released
    return await stretch(code, salt)
  })
  return { atIt, goOn }
}

async function answeredMeanwhile(slow: () => Promise<unknown>, other: () => Promise<{ ok: boolean }>): Promise<unknown> {
  const { atIt, goOn } = heldStretching()
  let done = false
  const result = slow().finally(() => {
    done = true
  })
  await atIt
  expect((await other()).ok).toBe(true)
  expect(done).toBe(false)
  goOn()
  return await result
}

const state = () => callEndpoint(atTerminal, 'http://terminal', terminalApi.state, {})

beforeAll(async () => {
  hub = await hubInProcess()
  terminal = await hub.terminal()
  await hub.hub.accounts.create({ name: 'officer', displayName: '受理员', roles: ['officer'] }, PASSWORD, { demo: false })
})
afterEach(() => vi.restoreAllMocks())
afterAll(() => hub.close())

test('the terminal answers while a submission gets its receipt', async () => {
  await answeredMeanwhile(() => submitForm(terminal.host, 'consultation', '什么时候'), state)
})

test('while a receipt is looked up', async () => {
  const { number, queryCode } = await submitForm(terminal.host, 'consultation', '什么时候')
  const looked = await answeredMeanwhile(
    () => callEndpoint(atTerminal, 'http://terminal', terminalApi.receipt, { number, queryCode }),
    state,
  )
  expect(looked).toMatchObject({ ok: true, value: { number } })
})

test('while a PIN is tried', async () => {
  await setPin(terminal.host.ledger.settings, 'staff', TEST_PIN)
  const entered = await answeredMeanwhile(
    () => callEndpoint(atTerminal, 'http://terminal', terminalRolesApi.enter, { role: 'staff', pin: TEST_PIN }),
    state,
  )
  expect(entered).toMatchObject({ ok: true })
})

test('at the hub, while somebody signs in', async () => {
  const signedIn = await answeredMeanwhile(
    () => callEndpoint(atHub, hub.address, hubConsoleApi.signIn, { name: 'officer', password: PASSWORD }),
    async () => {
      const asked = await callEndpoint(atHub, hub.address, hubConsoleApi.session, {})
      return { ok: !asked.ok && asked.error.code === 'not-signed-in' }
    },
  )
  expect(signedIn).toMatchObject({ ok: true })
})

test('several PINs tried at once are counted one by one', async () => {
  const enter = () => callEndpoint(atTerminal, 'http://terminal', terminalRolesApi.enter, { role: 'staff', pin: '000000' })
  const tried = await Promise.all(Array.from({ length: 5 }, enter))
  expect(tried.map((one) => (one.ok ? 'in' : one.error.code))).toEqual(['pin-wrong', 'pin-wrong', ...Array(3).fill('pin-wait')])
})
