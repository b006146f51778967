// npm run bench -- apply: how fast a release becomes the shown content, how search fares meanwhile, and how much travels for a small change.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { type ContentStore, openContentStore } from '../../electron/host/content/content-store.ts'
import { openDataFolder } from '../../electron/host/data-folder.ts'
import { syncOnce } from '../../electron/host/sync/sync-once.ts'
import { ensureTrust } from '../../electron/host/sync/trial-enrolment.ts'
import { silentLog } from '../../platform/log/logger.ts'
import { folderSource } from '../../platform/package/folder-source.ts'
import { openDisposable } from '../../platform/sqlite/open.ts'
import { blobsOf, type Catalogue } from '../../shared/content/catalogue.ts'
import { GRAM_TOKENIZER, indexGrams } from '../../shared/text/grams.ts'
import { normalise } from '../../shared/text/normalise.ts'
import type { Bench } from './bench.ts'
import { megabytes, quantile, ratioOf, rounded, spreadOf } from './figures.ts'
import { benchRepository, countingSource } from './repository.ts'
import { queriesFrom } from './search/queries.ts'
import { BENCH_DAY, layContent } from './shown-content.ts'
import { benchTexts, type Text, textsSay } from './texts.ts'

const NOW = new Date(`${BENCH_DAY}T02:00:00Z`)
const CHANGED = 100
const QUERIES = 300
const LISTED = 20
const BARE_RUNS = 3
/** docs/performance.md */
const BARE_SHARE_MIN = 0.5
const MEANWHILE_MAX = 2
const DELTA_MAX = 1.1

export const apply: Bench = {
  says: 'a release of many documents: documents a second, search meanwhile, bytes for a small change',
  docs: 10_000,

  async run({ docs, corpus, scratch }) {
    const texts = benchTexts(docs, corpus)
    const changed = Math.min(CHANGED, docs)
    const terminal = join(scratch, 'terminal')
    mkdirSync(terminal)
    const repository = await benchRepository(scratch, NOW)
    const first = layContent(repository.repo, texts)
    // What a terminal fetches over days lies there already: this is about building, not about the network.
    layContent(terminal, texts)
    await repository.publish(first.catalogues)

    const data = openDataFolder(terminal)
    if (!data.ok) throw new Error(`expected a data folder, got ${data.error.code}`)
    const store = openContentStore(terminal, data.value.ledger.content, silentLog)
    try {
      const sync = async (applying: () => void) => {
        const { source, sent } = countingSource(folderSource(repository.repo))
        const trusted = await ensureTrust(data.value.ledger, source, { root: undefined, now: NOW, workFolder: terminal })
        if (!trusted.ok) throw new Error(`expected trust, got ${trusted.error.code}`)
        sent.metadata = 0
        let started = 0
        const synced = await syncOnce({
          ...{ source, ledger: data.value.ledger, content: store, dataFolder: terminal, now: NOW, officeChannel: undefined },
          channels: first.catalogues.map(({ channel }) => channel),
          report: ({ phase }) => {
            if (phase !== 'applying') return
            started = performance.now()
            applying()
          },
        })
        if (!synced.ok || !synced.value.changed) throw new Error('expected a new generation')
        return { sent, ms: performance.now() - started }
      }

      const whole = await sync(() => undefined)
      const bare = quantile(
        Array.from({ length: BARE_RUNS }, () => bareInsert(texts)),
        0.5,
      )
      const queries = queriesFrom(texts, QUERIES)
      const asking = asker(store, queries)
      asking.all()
      const idle = asking.all()
      const second = layContent(repository.repo, changedTexts(texts, changed))
      await repository.publish(second.catalogues)
      const meanwhile: number[] = []
      let building = false
      const searching = async () => {
        building = true
        while (building) {
          meanwhile.push(asking.one())
          await setImmediate()
        }
      }
      let searched: Promise<void> | undefined
      const delta = await sync(() => {
        searched = searching()
      })
      building = false
      await searched

      const wanted = changedBytes(first.catalogues, second.catalogues)
      const sent = delta.sent.metadata + delta.sent.catalogues + delta.sent.blobs
      const json = {
        docs,
        docsPerSecond: rounded(docs / (whole.ms / 1000), 0),
        bareDocsPerSecond: rounded(docs / (bare / 1000), 0),
        shareOfBare: ratioOf(bare, whole.ms),
        search: {
          idle: spreadOf(idle),
          meanwhile: spreadOf(meanwhile),
          ratio: ratioOf(quantile(meanwhile, 0.95), quantile(idle, 0.95)),
        },
        delta: { changedDocuments: changed, bytesChanged: wanted, bytesSent: sent, ...delta.sent, ratio: ratioOf(sent, wanted) },
      }
      return { json, data: `${textsSay(docs, corpus)}, ${changed} changed, ${QUERIES} queries`, findings: findings(json) }
    } finally {
      store.close()
      data.value.close()
    }
  },
}

type Measured = {
  docsPerSecond: number
  bareDocsPerSecond: number
  shareOfBare: number
  search: { idle: { p95: number }; meanwhile: { p95: number }; ratio: number }
  delta: { changedDocuments: number; bytesChanged: number; bytesSent: number; ratio: number }
}

function findings({ docsPerSecond, bareDocsPerSecond, shareOfBare, search, delta }: Measured) {
  return [
    {
      what: `documents a second, applied, against a bare FTS insert loop (${bareDocsPerSecond} a second)`,
      ...{
        target: `≥ ${BARE_SHARE_MIN} ×`,
        found: `${docsPerSecond} (${shareOfBare} ×)`,
        reached: shareOfBare >= BARE_SHARE_MIN,
      },
    },
    {
      what: `search p95 while applying (${search.meanwhile.p95} ms) against idle (${search.idle.p95} ms)`,
      ...{ target: `≤ ${MEANWHILE_MAX} ×`, found: `${search.ratio} ×`, reached: search.ratio <= MEANWHILE_MAX },
    },
    {
      what: `bytes sent for ${delta.changedDocuments} changed documents (${megabytes(delta.bytesSent)} MB) against what changed (${megabytes(delta.bytesChanged)} MB)`,
      ...{ target: `≤ ${DELTA_MAX} ×`, found: `${delta.ratio} ×`, reached: delta.ratio <= DELTA_MAX },
    },
  ]
}

/** Nothing but the index, in one transaction of one connection: milliseconds. */
function bareInsert(texts: readonly Text[]): number {
  const db = openDisposable(':memory:')
  try {
    db.exec(`CREATE VIRTUAL TABLE bare USING fts5(words, tokenize = ${GRAM_TOKENIZER}, content = '')`)
    const insert = db.prepare('INSERT INTO bare (rowid, words) VALUES (?, ?)')
    const started = performance.now()
    db.exec('BEGIN')
    for (const [i, { title, body }] of texts.entries()) insert.run(BigInt(i), indexGrams(normalise(`${title}\n${body}`)))
    db.exec('COMMIT')
    return performance.now() - started
  } finally {
    db.close()
  }
}

function asker(store: ContentStore, queries: readonly string[]) {
  let next = 0
  const one = () => {
    const query = queries[next % queries.length] ?? ''
    next += 1
    const started = performance.now()
    store.reader()?.search(query, { today: BENCH_DAY, limit: LISTED })
    return performance.now() - started
  }
  return { one, all: () => queries.map(() => one()) }
}

function changedTexts(texts: readonly Text[], changed: number): Text[] {
  const step = Math.floor(texts.length / changed)
  return texts.map((text, i) => (i % step === 0 && i / step < changed ? { ...text, body: `${text.body}\n（本条已修改）` } : text))
}

/** What cannot be spared: the changed documents' bytes, and what the catalogue says of them. */
function changedBytes(before: readonly Catalogue[], after: readonly Catalogue[]): number {
  const known = new Set(before.flatMap(({ documents }) => documents.map((entry) => JSON.stringify(entry))))
  const changed = after.flatMap(({ documents }) => documents.filter((entry) => !known.has(JSON.stringify(entry))))
  return changed.reduce(
    (sum, entry) => sum + JSON.stringify(entry).length + blobsOf(entry).reduce((all, { size }) => all + size, 0),
    0,
  )
}
