import { expect, test } from 'vitest'
import { type Printable, printSilently } from './silent-print.ts'

type Answer = (success: boolean, reason: string) => void

/** A machine with these printers; `answer` is what its spooler does. */
function machine(printers: string[], answer: (call: Answer) => void): Printable & { printed: number } {
  const fake = {
    printed: 0,
    getPrintersAsync: async () => printers.map((name) => ({ name, displayName: '', description: '', options: {} })),
    print(_options: unknown, call?: Answer) {
      fake.printed += 1
      if (call !== undefined) answer(call)
    },
  }
  return fake as unknown as Printable & { printed: number }
}
const log = () => undefined

test('without a printer nothing is printed and that is what is said', async () => {
  const none = machine([], (call) => call(true, ''))
  expect(await printSilently(none, log)).toBe('no-printer')
  expect(none.printed).toBe(0)
})

test('F71: what the spooler took is sent, what it refused has failed', async () => {
  expect(
    await printSilently(
      machine(['窗口打印机'], (call) => call(true, '')),
      log,
    ),
  ).toBe('sent')
  expect(
    await printSilently(
      machine(['窗口打印机'], (call) => call(false, 'Print job failed')),
      log,
    ),
  ).toBe('failed')
})

test('a driver that never answers, a window that goes away and a machine without a print service have failed', async () => {
  expect(
    await printSilently(
      machine(['窗口打印机'], () => undefined),
      log,
      20,
    ),
  ).toBe('failed')
  const gone = machine(['窗口打印机'], () => {
    throw new Error('Object has been destroyed')
  })
  expect(await printSilently(gone, log)).toBe('failed')
  const noService = { ...machine([], () => undefined), getPrintersAsync: () => Promise.reject(new Error('no service')) }
  expect(await printSilently(noService, log)).toBe('no-printer')
})
