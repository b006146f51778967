// The shape of what each bench prints, on data too small to say anything about speed. No time is judged.
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { temporaryFolder } from '../fixtures/town.ts'
import { postgresPrograms } from '../support/postgres.ts'
import { apply } from './apply.ts'
import type { Bench, BenchResult } from './bench.ts'
import { quantile, spreadOf } from './figures.ts'
import { hub } from './hub/hub.ts'
import { outbox } from './outbox.ts'
import { search } from './search/search.ts'
import { benchTexts } from './texts.ts'

/** Whole processes are started; on a busy machine each takes its time. */
const WITHIN_MS = 600_000
const root = temporaryFolder()
const measured = z.number().positive()
const spread = z.strictObject({ p50: measured, p95: measured })

async function tiny(bench: Bench, { docs = 0, scale = 0.002 }): Promise<BenchResult> {
  const scratch = mkdtempSync(join(root, 'bench-'))
  const result = await bench.run({ docs, scale, corpus: undefined, peers: false, scratch })
  expect(result.findings.length).toBeGreaterThan(0)
  for (const { what, found } of result.findings) expect(`${what}: ${found}`).not.toMatch(/NaN|undefined/)
  return result
}

test(
  'search: every way in one shape, and only what does not search has no recall',
  async () => {
    const { json } = await tiny(search, { docs: 60 })
    const way = z.strictObject({
      ...spread.shape,
      recall: z.number().min(0).max(1).nullable(),
      mb: z.number().min(0),
      rss: measured,
    })
    const shape = z.strictObject({
      docs: z.literal(60),
      ...{ ours: way, floor: way, like: way, trigram: way, flexsearch: z.null(), minisearch: z.null() },
    })
    const { ours, floor, like, trigram } = shape.parse(json)
    expect([ours.recall, like.recall, trigram.recall, floor.recall]).toEqual([1, 1, 1, null])
    expect(ours.mb).toBeGreaterThan(0)
  },
  WITHIN_MS,
)

test(
  'apply: speed, search meanwhile, and bytes that are really those of the changed documents',
  async () => {
    const { json } = await tiny(apply, { docs: 150 })
    const shape = z.strictObject({
      docs: z.literal(150),
      ...{ docsPerSecond: measured, bareDocsPerSecond: measured, shareOfBare: measured },
      search: z.strictObject({ idle: spread, meanwhile: spread, ratio: measured }),
      delta: z.strictObject({
        changedDocuments: z.literal(100),
        ...{
          bytesChanged: measured,
          bytesSent: measured,
          metadata: measured,
          catalogues: measured,
          blobs: measured,
          ratio: measured,
        },
      }),
    })
    const { delta } = shape.parse(json)
    expect(delta.blobs).toBeLessThan(delta.bytesChanged)
    expect(delta.bytesSent).toBe(delta.metadata + delta.catalogues + delta.blobs)
  },
  WITHIN_MS,
)

test(
  'outbox: each submission has its receipt and reaches the hub',
  async () => {
    const { json } = await tiny(outbox, {})
    const shape = z.strictObject({
      ...{
        submissions: z.literal(5),
        perSecond: measured,
        receipt: spread,
        answeredMeanwhile: spread,
        shareOfBare: z.number().min(0),
      },
      bare: z.strictObject({ perSecond: measured, ...spread.shape }),
      sent: z.strictObject({ count: z.literal(15), perSecond: measured }),
      waiting: z.literal(0),
    })
    expect(() => shape.parse(json)).not.toThrow()
  },
  WITHIN_MS,
)

test(
  'hub: every kind of traffic is answered, on each store that this machine has',
  async () => {
    const { json } = await tiny(hub, {})
    const store = z.strictObject({
      ...{ errors: z.literal(0), seconds: measured, look: spread, heartbeat: spread, submission: spread, piece: spread },
      ...{ cores: z.number().min(0).nullable(), rss: z.number().min(0) },
    })
    const counts = { terminals: z.literal(4), fetching: z.literal(1), submitting: z.literal(2), windowMs: z.literal(1000) }
    expect(() =>
      z.strictObject({ ...counts, sqlite: store, postgresql: postgresPrograms() === undefined ? z.null() : store }).parse(json),
    ).not.toThrow()
  },
  WITHIN_MS,
)

test('the same seed gives the same texts, and as many as are wanted', () => {
  const texts = benchTexts(300, undefined)
  expect(texts).toHaveLength(300)
  expect(benchTexts(300, undefined)).toEqual(texts)
})

test('a quantile is a value that was measured', () => {
  expect(quantile([5, 1, 4, 2, 3], 0.5)).toBe(3)
  expect(spreadOf(Array.from({ length: 100 }, (_, i) => i + 1))).toEqual({ p50: 50, p95: 95 })
  expect(quantile([], 0.5)).toBeNaN()
})
