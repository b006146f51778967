// npm run bench -- hub: a whole county of terminals at one hub: they look for news, tell how they are, fetch a release, submit.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { startChild } from '../../../build/child.ts'
import { DEMO_OFFICE_CHANNEL, seedDemo } from '../../../hub/demo/seed-demo.ts'
import { hubFolders } from '../../../hub/hub.ts'
import { currentTarget } from '../../../hub/publish/repository.ts'
import { httpSource } from '../../../platform/package/http-source.ts'
import { blobRef } from '../../../platform/package/make-blob.ts'
import { projectFolder } from '../../../platform/paths.ts'
import { REPOSITORY_PATH } from '../../../shared/api/hub-terminal.ts'
import { blobPath } from '../../../shared/content/blob-path.ts'
import { officeTarget, signingRole } from '../../../shared/content/channel.ts'
import { PIECE_BYTES } from '../../../shared/content/limits.ts'
import { type Office, officeSchema } from '../../../shared/content/office.ts'
import { randomOf } from '../../faults/random.ts'
import type { Bench, Finding } from '../bench.ts'
import { megabytes, ratioOf, rounded, type Spread, spreadOf } from '../figures.ts'
import { cpuSeconds, residentBytes } from '../process-facts.ts'
import { enrolled, HEARTBEAT, sealedSubmission } from './simulated-terminal.ts'
import { type BenchStore, benchStore, STORE_NAMES, type StoreName } from './stores.ts'

const TERMINALS = 2_000
const FETCHING = 50
const SUBMITTING = 500
const RELEASE_PIECES = 30
/** A terminal looks once a minute: all of them once in this time is three times as much. */
const WINDOW_MS = 20_000
const TIMESTAMP_MAX_BYTES = 65_536

interface Traffic {
  readonly looks: number[]
  readonly heartbeats: number[]
  readonly submissions: number[]
  readonly pieces: number[]
  errors: number
}

export const hub: Bench = {
  says: 'two thousand terminals at one hub: p95, processor, errors',
  docs: 0,

  async run({ scale, scratch }) {
    const counts = {
      terminals: Math.max(4, Math.round(TERMINALS * scale)),
      fetching: Math.max(1, Math.round(FETCHING * scale)),
      submitting: Math.max(2, Math.round(SUBMITTING * scale)),
      windowMs: Math.max(1_000, Math.round(WINDOW_MS * Math.min(1, scale * 4))),
    }
    const stores: Record<StoreName, StoreFigures | null> = { sqlite: null, postgresql: null }
    for (const name of STORE_NAMES) {
      const store = await benchStore(name)
      if (store === undefined) continue
      try {
        stores[name] = await measureStore(join(scratch, name), store, counts)
      } finally {
        await store.stop()
      }
    }
    const findings = STORE_NAMES.flatMap((name) => findingsOf(name, counts.terminals, stores[name]))
    const data = `${counts.terminals} terminals within ${counts.windowMs / 1000} s, ${counts.fetching} of them fetching ${RELEASE_PIECES} MiB, ${counts.submitting} submitting; hub and terminals on one machine`
    return { json: { ...counts, ...stores }, data, findings }
  },
}

const SAID: Readonly<Record<StoreName, string>> = { sqlite: 'SQLite', postgresql: 'PostgreSQL' }

function findingsOf(name: StoreName, terminals: number, found: StoreFigures | null): Finding[] {
  const errors = `errors at ${terminals} terminals, on ${SAID[name]}`
  if (found === null) return [{ what: errors, target: '0', found: 'NOT RUN: not on this machine', reached: undefined }]
  const spread = ({ p50, p95 }: Spread) => `p50 ${p50} ms, p95 ${p95} ms`
  const told = (what: string, said: string): Finding => ({ what, target: '', found: said, reached: undefined })
  return [
    { what: errors, target: '0', found: String(found.errors), reached: found.errors === 0 },
    told('heartbeat', spread(found.heartbeat)),
    told('look for news', spread(found.look)),
    told('submission, signed for', spread(found.submission)),
    told('a piece of 1 MiB of the release', spread(found.piece)),
    told('processors in use by the hub', `${found.cores ?? 'not known'} of 2, which the terminals use as well`),
    told('memory of the hub', `${found.rss} MB`),
  ]
}

interface StoreFigures {
  readonly errors: number
  readonly seconds: number
  readonly look: Spread
  readonly heartbeat: Spread
  readonly submission: Spread
  readonly piece: Spread
  readonly cores: number | null
  readonly rss: number
}

async function measureStore(
  folder: string,
  bench: BenchStore,
  {
    terminals: count,
    fetching,
    submitting,
    windowMs,
  }: { terminals: number; fetching: number; submitting: number; windowMs: number },
): Promise<StoreFigures> {
  const folders = hubFolders(folder)
  const seeded = await seedDemo(folders, join(projectFolder(), 'assets', 'demo'), new Date())
  if (!seeded.ok) throw new Error(`expected the demo, got ${seeded.error.code}`)
  const office = officeOf(folders.repo)
  const release = layRelease(folders.repo)
  const child = startChild(
    process.execPath,
    [join(projectFolder(), 'hub', 'main.ts'), '--data', folder, '--port', '0', '--demo', ...bench.hubArguments],
    { quiet: true },
  )
  try {
    const address = String((await child.ready)['address'])
    const store = await bench.open(folder)
    const terminals = await enrolled(store, office, address, count)
    await store.destroy()
    const sealed = await Promise.all(terminals.slice(0, submitting).map(({ code }) => sealedSubmission(code, office)))
    const traffic: Traffic = { looks: [], heartbeats: [], submissions: [], pieces: [], errors: 0 }
    const random = randomOf(1, 'hub')
    const pid = child.process.pid ?? 0
    const cpuBefore = cpuSeconds(pid)
    const started = performance.now()
    await Promise.all(
      terminals.map(async ({ client }, i) => {
        await setTimeout(random.below(windowMs))
        const source = httpSource(`${address}${REPOSITORY_PATH}`)
        await counted(traffic, traffic.looks, () => source.read('metadata/timestamp.json', TIMESTAMP_MAX_BYTES))
        const envelope = sealed[i]
        if (envelope !== undefined) await counted(traffic, traffic.submissions, () => client.submit(envelope))
        await counted(traffic, traffic.heartbeats, () => client.poll(HEARTBEAT))
        for (let piece = 0; i < fetching && piece < RELEASE_PIECES; piece += 1)
          await counted(traffic, traffic.pieces, () => source.readPart(release, piece * PIECE_BYTES, PIECE_BYTES))
      }),
    )
    const seconds = (performance.now() - started) / 1000
    const cpu = cpuBefore === undefined ? undefined : (cpuSeconds(pid) ?? 0) - cpuBefore
    return {
      errors: traffic.errors,
      seconds: rounded(seconds, 1),
      look: spreadOf(traffic.looks),
      heartbeat: spreadOf(traffic.heartbeats),
      submission: spreadOf(traffic.submissions),
      piece: spreadOf(traffic.pieces),
      cores: cpu === undefined ? null : ratioOf(cpu, seconds),
      rss: megabytes(residentBytes(pid)),
    }
  } finally {
    await child.stop()
  }
}

async function counted(traffic: Traffic, times: number[], ask: () => Promise<{ readonly ok: boolean }>): Promise<void> {
  const started = performance.now()
  const { ok } = await ask()
  times.push(performance.now() - started)
  if (!ok) traffic.errors += 1
}

function officeOf(repo: string): Office {
  const bytes = currentTarget(repo, signingRole(DEMO_OFFICE_CHANNEL), officeTarget(DEMO_OFFICE_CHANNEL))
  return officeSchema.parse(JSON.parse(Buffer.from(bytes ?? new Uint8Array()).toString('utf8')))
}

/** One large file, as a film is; its path in the repository. */
function layRelease(repo: string): string {
  const bytes = Buffer.alloc(RELEASE_PIECES * PIECE_BYTES, 'zwgk')
  const path = blobPath(blobRef(bytes).sha256)
  mkdirSync(dirname(join(repo, path)), { recursive: true })
  writeFileSync(join(repo, path), bytes)
  return path
}
