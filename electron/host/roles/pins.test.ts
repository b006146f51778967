import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { silentLog } from '../../../platform/log/logger.ts'
import { temporaryFolder } from '../../../test/fixtures/town.ts'
import { type Ledger, openLedger } from '../ledger/ledger.ts'
import { createPins, type Pins, setPin } from './pins.ts'

// A terminal whose plug is pulled writes no more; its timer must not wake up in a later test.
vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })

const PIN = '719304'
const folder = temporaryFolder()
let ledger: Ledger
let pins: Pins
let monotonic = 0
const counts = (function* () {
  for (let start = 0; ; start += 1) yield (start * 104_729.3) % 1_000_000
})()
const pass = (seconds: number) => {
  monotonic += seconds * 1000
}

function open(start = counts.next().value ?? 0): void {
  const opened = openLedger(folder)
  if (!opened.ok) throw new Error(`expected a ledger, got ${opened.error.code}`)
  ledger = opened.value
  // A restart begins a new monotonic count, with a fraction as the real one has.
  monotonic = start
  pins = createPins(ledger.settings, silentLog, () => monotonic)
}
function restart(start?: number): void {
  pins.close()
  ledger.close()
  open(start)
}
/** Pulled out of the wall: nothing is written at the end. */
function pullThePlug(): void {
  ledger.close()
  open()
}
const tryPin = async (pin: string) => {
  const tried = await pins.check('staff', pin)
  return tried.ok ? 'in' : tried.error.code
}
const guessWrong = async (times: number) => {
  for (let i = 0; i < times; i += 1) await tryPin('000000')
}

beforeEach(async () => {
  open()
  // As the command does: with nobody counting. What an earlier test left to wait for ends here.
  pins.close()
  for (const role of ['staff', 'maintenance'] as const) await setPin(ledger.settings, role, PIN)
  pullThePlug()
})
afterEach(() => {
  pins.close()
  ledger.close()
})

test('the right PIN lets in, a wrong one does not, and two slips cost no time', async () => {
  expect(await tryPin('719305')).toBe('pin-wrong')
  expect(await tryPin('')).toBe('pin-wrong')
  expect(await tryPin(PIN)).toBe('in')
  expect(pins.state('staff')).toEqual({ pinSet: true, waitSeconds: 0 })
})

test('without a PIN nobody gets in', async () => {
  ledger.settings.remove('pins')
  expect(await tryPin('')).toBe('pin-not-set')
  expect(pins.state('staff').pinSet).toBe(false)
})

test('weak PINs are refused and the old one stays', async () => {
  expect(await setPin(ledger.settings, 'staff', '123456')).toEqual({ ok: false, error: { code: 'pin-weak' } })
  expect(await setPin(ledger.settings, 'staff', '12345')).toEqual({ ok: false, error: { code: 'pin-not-six-digits' } })
  expect(await tryPin(PIN)).toBe('in')
})

test('no digit of the PIN stands in the ledger', async () => {
  expect(JSON.stringify(ledger.settings.get('pins'))).not.toContain(PIN)
})

test('the waits grow, and during a wait even the right PIN is not looked at', async () => {
  await guessWrong(2)
  for (const seconds of [30, 60, 300, 900, 900]) {
    expect(await pins.check('staff', '000000')).toEqual({ ok: false, error: { code: 'pin-wait', params: { seconds } } })
    pass(seconds - 1)
    expect(await tryPin(PIN)).toBe('pin-wait')
    pass(2)
  }
  expect(await tryPin(PIN)).toBe('in')
  expect(await tryPin('000000')).toBe('pin-wrong')
})

test('one role waiting does not keep the other out', async () => {
  await guessWrong(3)
  expect(await tryPin(PIN)).toBe('pin-wait')
  expect((await pins.check('maintenance', PIN)).ok).toBe(true)
})

test('a restart does not end a wait, and a pulled plug only makes it longer', async () => {
  await guessWrong(4)
  pass(31)
  await guessWrong(1)
  expect(pins.state('staff').waitSeconds).toBe(60)
  pass(20)
  restart()
  expect(pins.state('staff').waitSeconds).toBe(40)
  pass(20)
  pullThePlug()
  expect(pins.state('staff').waitSeconds).toBe(40)
  expect(await tryPin(PIN)).toBe('pin-wait')
  pass(41)
  expect(await tryPin(PIN)).toBe('in')
})

test('a fraction of a millisecond is not shown as a second more', async () => {
  // Counts whose sums and differences leave a little more than 20000 ms.
  restart(7_138.199914326626)
  await guessWrong(3)
  pass(10)
  restart(84_733.67645529185)
  expect(pins.state('staff').waitSeconds).toBe(20)
})

test('setting the clock forward or back changes nothing: only the monotonic count is asked', async () => {
  await guessWrong(3)
  const realNow = Date.now
  try {
    Date.now = () => realNow() + 10 * 365 * 86_400_000
    expect(await tryPin(PIN)).toBe('pin-wait')
    restart()
    Date.now = () => 0
    expect(await tryPin(PIN)).toBe('pin-wait')
    pass(31)
    expect(await tryPin(PIN)).toBe('in')
  } finally {
    Date.now = realNow
  }
})

test('the count of wrong tries survives restarts: no free slips for whoever pulls the plug', async () => {
  for (let i = 0; i < 3; i += 1) {
    await guessWrong(1)
    pullThePlug()
  }
  expect(pins.state('staff').waitSeconds).toBe(30)
})

test('a PIN set anew ends the wait', async () => {
  await guessWrong(3)
  // By the command, which needs the terminal closed.
  pins.close()
  await setPin(ledger.settings, 'staff', '480215')
  pullThePlug()
  expect(await tryPin('480215')).toBe('in')
})
