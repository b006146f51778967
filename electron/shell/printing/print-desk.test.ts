import { describe, expect, test, vi } from 'vitest'
import type { Printer, PrintState } from '../../../shared/api/terminal-shell.ts'
import { fail, ok } from '../../../shared/result.ts'
import { PRINTS_PER_SESSION } from '../../../shared/takeaway/paper.ts'
import { chromiumPrinting } from './chromium.ts'
import { createPrintDesk } from './print-desk.ts'
import type { Printable, PrintSystem } from './print-system.ts'

const OFFICE: Printer = { name: 'office', words: '窗口打印机', paper: 'a4', standard: true }
const ASKED = { printer: 'office', paper: 'a4' }
const GRANT = 'staff'
/** No page is drawn here. */
const contents = {} as Printable
const log = () => undefined

/** A print service whose jobs stand where the test puts them. */
function system(printers: readonly Printer[] | 'no-service' = [OFFICE]) {
  const states = new Map<string, PrintState>()
  const forgotten: string[] = []
  let takes = true
  const made: PrintSystem = {
    name: 'cups',
    printers: async () => (printers === 'no-service' ? undefined : printers),
    submit: async () => {
      if (!takes) return fail('failed')
      const job = String(states.size + 1)
      states.set(job, 'queued')
      return ok({ job, state: 'queued' as const })
    },
    state: async (job) => states.get(job) ?? 'failed',
    forget: async (job) => void forgotten.push(job),
  }
  return { made, forgotten, jobIs: (job: string, state: PrintState) => states.set(job, state), refuseAll: () => (takes = false) }
}

function desk(...systems: readonly PrintSystem[]) {
  return createPrintDesk({ systems, isStaff: async (grant) => grant === GRANT, log, lingerMs: 200, lookMs: 5 })
}

describe('printing for a visitor', () => {
  test('F71: a job is queued until the service says more, and only its own visitor hears of it', async () => {
    const cups = system()
    const here = desk(cups.made)
    expect(await here.print(contents, ASKED)).toEqual({ job: '1', state: 'queued' })
    cups.jobIs('1', 'out-of-paper')
    expect(await here.state('1')).toBe('out-of-paper')
    expect(await here.state('2')).toBe('failed')
    here.endSession()
    expect(await here.state('1')).toBe('failed')
  })

  test('without a printer, or with another one, nothing is printed and that is what is said', async () => {
    expect(await desk(system([]).made, system('no-service').made).print(contents, ASKED)).toEqual({ refused: 'no-printer' })
    expect(await desk(system().made).print(contents, { ...ASKED, printer: 'other' })).toEqual({ refused: 'no-printer' })
  })

  test.each([
    undefined,
    7,
    {},
    { printer: 'office' },
    { ...ASKED, paper: 'a3' },
    { ...ASKED, copies: 99 },
    { ...ASKED, lengthMm: 1e9 },
    { ...ASKED, printer: 'x'.repeat(500) },
  ])('what is no request is refused: %j', async (asked) => {
    expect(await desk(system().made).print(contents, asked)).toEqual({ refused: 'failed' })
  })

  test('one visitor prints so often, the next one again; staff without a limit; what failed does not count', async () => {
    const cups = system()
    const here = desk(cups.made)
    for (let n = 0; n < PRINTS_PER_SESSION; n += 1) expect(await here.print(contents, ASKED)).toHaveProperty('job')
    expect(await here.print(contents, ASKED)).toEqual({ refused: 'limit' })
    expect(await here.print(contents, { ...ASKED, grant: 'made up' })).toEqual({ refused: 'limit' })
    expect(await here.print(contents, { ...ASKED, grant: GRANT })).toHaveProperty('job')
    here.endSession()
    expect(await here.print(contents, ASKED)).toHaveProperty('job')
    cups.refuseAll()
    for (let n = 0; n < PRINTS_PER_SESSION; n += 1) expect(await here.print(contents, ASKED)).toEqual({ refused: 'failed' })
  })
})

describe('F9: the spool', () => {
  test('gives up at once what is done or waits for paper, and what runs when it has ended', async () => {
    const cups = system()
    const here = desk(cups.made)
    for (let n = 0; n < 3; n += 1) await here.print(contents, ASKED)
    cups.jobIs('1', 'done')
    cups.jobIs('2', 'out-of-paper')
    cups.jobIs('3', 'printing')
    here.endSession()
    await vi.waitFor(() => expect(cups.forgotten.toSorted()).toEqual(['1', '2']))
    cups.jobIs('3', 'done')
    await vi.waitFor(() => expect(cups.forgotten.toSorted()).toEqual(['1', '2', '3']))
  })

  test('gives up what never ends, and everything when the terminal ends', async () => {
    const cups = system()
    const here = desk(cups.made)
    await here.print(contents, ASKED)
    here.endSession()
    await vi.waitFor(() => expect(cups.forgotten).toEqual(['1']))
    await here.print(contents, ASKED)
    await here.close()
    expect(cups.forgotten).toEqual(['1', '2'])
  })
})

describe('F71: where there is no CUPS', () => {
  const named = { name: 'office', displayName: '', description: '', options: {} }
  const machine = (print: (call: (success: boolean) => void) => void) =>
    ({
      getPrintersAsync: async () => [named],
      print: (_options: unknown, call: (success: boolean) => void) => print(call),
    }) as unknown as Printable
  const onMachine = (contents: Printable) => desk(system('no-service').made, chromiumPrinting(20)).print(contents, ASKED)

  test('what the system took is sent and no more, what it refused has failed', async () => {
    expect(await onMachine(machine((call) => call(true)))).toEqual({ job: 'taken', state: 'sent' })
    expect(await onMachine(machine((call) => call(false)))).toEqual({ refused: 'failed' })
  })

  test('a driver that never answers, a window that goes away and a machine without a print service print nothing', async () => {
    expect(await onMachine(machine(() => undefined))).toEqual({ refused: 'failed' })
    const gone = machine(() => {
      throw new Error('Object has been destroyed')
    })
    expect(await onMachine(gone)).toEqual({ refused: 'failed' })
    const none = { ...gone, getPrintersAsync: () => Promise.reject(new Error('no service')) }
    expect(await onMachine(none)).toEqual({ refused: 'no-printer' })
  })
})
