// Printing through a real CUPS: what is told of a job whose printer has no paper, how large its page is, and that nothing stays in the spool.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cupsPrinting } from '../../electron/shell/printing/cups.ts'
import { cupsConnection } from '../../electron/shell/printing/cups-connection.ts'
import type { Printable } from '../../electron/shell/printing/print-system.ts'
import { type CupsService, cupsService } from '../support/cups-service.ts'

let service: CupsService
beforeAll(async () => {
  service = await cupsService()
})
afterAll(() => service?.close())

const connection = () => cupsPrinting(cupsConnection(service.socket))

/** A page that becomes the smallest PDF there is; keeps the size that was asked for, in inches. */
function page(): Printable & { readonly asked: { width: number; height: number }[] } {
  const asked: { width: number; height: number }[] = []
  const pdf =
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF'
  const fake = {
    asked,
    printToPDF: async ({ pageSize }: { pageSize: { width: number; height: number } }) => {
      asked.push(pageSize)
      return Buffer.from(pdf)
    },
  }
  return fake as unknown as Printable & { readonly asked: { width: number; height: number }[] }
}

test('its printers are told apart by their paper', async () => {
  expect(await connection().printers(page())).toEqual([
    { name: 'office', words: '窗口打印机', paper: 'a4', standard: true },
    { name: 'receipts', words: '小票机', paper: 'roll-80', standard: false },
  ])
})

test('F71, R32: out of paper is said until there is paper; the page is as wide as the roll and as long as the sheet; the spool is emptied', async () => {
  const cups = connection()
  const contents = page()
  service.takePaperOut('receipts')
  const taken = await cups.submit(contents, { printer: 'receipts', paper: 'roll-80', lengthMm: 213 })
  if (!taken.ok) throw new Error('expected CUPS to take the job')
  const { job } = taken.value
  expect(Math.round((contents.asked[0]?.width ?? 0) * 25.4)).toBe(80)
  expect(Math.round((contents.asked[0]?.height ?? 0) * 25.4)).toBe(213)
  await expect.poll(() => cups.state(job)).toBe('out-of-paper')
  expect(service.printed('receipts')).toEqual([])
  service.putPaperIn('receipts')
  await expect.poll(() => cups.state(job)).toBe('done')
  expect(service.printed('receipts').map((path) => readFileSync(path, 'latin1').slice(0, 5))).toEqual(['%PDF-'])
  // CUPS keeps what was printed for a day.
  expect(service.spool()).toHaveLength(1)
  await cups.forget(job)
  expect(service.spool()).toEqual([])
})

test('F9: a job that waits for paper is stopped, and never comes out', async () => {
  const cups = connection()
  service.takePaperOut('office')
  const taken = await cups.submit(page(), { printer: 'office', paper: 'a4' })
  if (!taken.ok) throw new Error('expected CUPS to take the job')
  await expect.poll(() => cups.state(taken.value.job)).toBe('out-of-paper')
  await cups.forget(taken.value.job)
  service.putPaperIn('office')
  expect(await cups.state(taken.value.job)).toBe('failed')
  await expect.poll(() => service.spool()).toEqual([])
  expect(service.printed('office')).toEqual([])
})

test('two sheets for one printer: the second waits in line', async () => {
  const cups = connection()
  service.hold('office', true)
  const jobs: string[] = []
  for (let n = 0; n < 2; n += 1) {
    const taken = await cups.submit(page(), { printer: 'office', paper: 'a4' })
    if (taken.ok) jobs.push(taken.value.job)
  }
  const states = () => Promise.all(jobs.map((job) => cups.state(job)))
  await expect.poll(states).toEqual(['printing', 'queued'])
  service.hold('office', false)
  await expect.poll(states).toEqual(['done', 'done'])
})

test('a printer that is not there and a service that is not there print nothing', async () => {
  expect((await connection().submit(page(), { printer: 'other', paper: 'a4' })).ok).toBe(false)
  const gone = cupsPrinting(cupsConnection('/nowhere/cups.sock'))
  expect(await gone.printers(page())).toBeUndefined()
  expect((await gone.submit(page(), { printer: 'office', paper: 'a4' })).ok).toBe(false)
})
