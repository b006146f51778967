// 朗读 made at the office: packed with its audio, signed, taken in by a terminal, and played from there. With the engine of this machine.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { Hono } from 'hono'
import { afterAll, describe, expect, test } from 'vitest'
import { mediaRoute } from '../../electron/host/api/media-route.ts'
import { createClock } from '../../electron/host/clock.ts'
import { openContentStore } from '../../electron/host/content/content-store.ts'
import { openDataFolder } from '../../electron/host/data-folder.ts'
import { following } from '../../electron/host/sync/following.ts'
import { syncOnce } from '../../electron/host/sync/sync-once.ts'
import { ensureTrust } from '../../electron/host/sync/trial-enrolment.ts'
import { writePackage } from '../../hub/publish/pack.ts'
import { publishPackage } from '../../hub/publish/publish-package.ts'
import { espeak } from '../../hub/speech/espeak.ts'
import { opusEncoder } from '../../hub/speech/opus.ts'
import { silentLog } from '../../platform/log/logger.ts'
import { folderSource } from '../../platform/package/folder-source.ts'
import { projectFolder } from '../../platform/paths.ts'
import { speechPath } from '../../shared/api/terminal.ts'
import { blobPath } from '../../shared/content/blob-path.ts'
import { catalogueSchema } from '../../shared/content/catalogue.ts'
import { isOpus, timingsFor } from '../../shared/content/speech.ts'
import { madeDocument, NOW, town } from '../fixtures/town.ts'
import { sentence, zwgk } from '../support/command.ts'

const folder = mkdtempSync(join(tmpdir(), 'zwgk-speech-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const SOURCES = ['青禾镇冬季取暖补贴发放办法.md', '로인무료건강검사통지.md'].map((name) =>
  join(projectFolder(), 'assets', 'demo', 'town', name),
)
const engineIsHere = (await espeak()).ok && (await opusEncoder()).ok
if (!engineIsHere) process.stdout.write('NOT RUN: packing with speech, for espeak-ng or opusenc is not installed here\n')

const pack = (out: string, ...options: string[]) => [
  'pack',
  ...SOURCES,
  '--channel',
  'town',
  '--out',
  join(folder, out),
  ...options,
]
/** A machine on which nothing but Node is found. */
const BARE = { PATH: dirname(process.execPath) + delimiter }

test('without an engine nothing is packed, with one sentence; packed without audio where that is wanted', () => {
  const refused = zwgk(pack('refused', '--speak'), BARE)
  expect(refused.exit).toBe(2)
  expect(sentence(refused)).toContain('espeak-ng')
  const packed = zwgk(pack('silent', '--speak-if-possible'), BARE)
  expect(packed.exit).toBe(0)
  expect(packed.json).toMatchObject({ documents: 2, silentBecause: expect.stringContaining('espeak-ng') })
})

describe.skipIf(!engineIsHere)('with an engine', () => {
  test('each document has its audio and the time of each of its sentences; the same documents give the same audio', () => {
    const { exit, json } = zwgk(pack('spoken', '--speak'))
    expect(exit).toBe(0)
    expect(json).toMatchObject({ documents: 2, spoken: 2, silent: [] })
    const read = (name: string) => readFileSync(join(folder, 'spoken', name))
    const { documents } = catalogueSchema.parse(JSON.parse(read('catalogue.json').toString()))
    for (const { meta, body, speech } of documents) {
      if (speech === undefined) throw new Error(`expected speech with ${meta.id}`)
      const { text } = JSON.parse(read(blobPath(body.sha256)).toString()) as { text: string }
      const timings = timingsFor(read(blobPath(speech.timings.sha256)), { title: meta.title, text })
      expect(timings?.length).toBeGreaterThan(3)
      expect(isOpus(read(blobPath(speech.audio.sha256)))).toBe(true)
      // 24 kbit/s and nothing left out: as long as the last sentence's end says, within a fifth.
      const seconds = (timings?.at(-1)?.endsMs ?? 0) / 1000
      expect(speech.audio.size / seconds).toBeGreaterThan(1500)
      expect(speech.audio.size / seconds).toBeLessThan(4500)
    }
    const again = zwgk(pack('again', '--speak'))
    expect(again.json).toMatchObject({ bytes: json['bytes'] })
  }, 120_000)
})

describe('at the terminal', () => {
  const OPUS = Buffer.concat([Buffer.from('OggS'.padEnd(28, '.')), Buffer.from('OpusHead'), Buffer.alloc(2_000_000, 7)])
  const SENTENCE = { in: 'text' as const, from: 0, until: 2, startsMs: 0, endsMs: 500 }

  test('audio is served by range; timings that lie cost the marks, not the audio', async () => {
    const { repo, publisher } = await town(join(folder, 'town'))
    const out = join(folder, 'town', 'packed')
    const speech = (until: number) => ({ audio: OPUS, timings: { format: 1 as const, sentences: [{ ...SENTENCE, until }] } })
    const written = writePackage(
      [madeDocument('notice-true', '真话'), madeDocument('notice-lie', '谎话'), madeDocument('notice-mute', '哑')],
      {
        ...{ channel: 'town', out, createdAt: NOW },
        speech: new Map([
          ['notice-true', speech(2)],
          ['notice-lie', speech(2_000)],
        ]),
      },
    )
    expect(written.ok && (await publishPackage(publisher(), out)).ok).toBe(true)
    const data = join(folder, 'terminal')
    const opened = openDataFolder(data)
    if (!opened.ok) throw new Error('expected a data folder')
    const { ledger } = opened.value
    const content = openContentStore(data, ledger.content, silentLog)
    const source = folderSource(repo)
    expect((await ensureTrust(ledger, source, { root: undefined, now: NOW, workFolder: data })).ok).toBe(true)
    const synced = await syncOnce({
      source,
      ledger,
      content,
      dataFolder: data,
      ...following(ledger.settings),
      now: NOW,
      report: () => undefined,
    })
    expect(synced.ok).toBe(true)
    const today = '2026-11-25'
    const spokenOf = (id: string) => content.reader()?.document(today, id)?.speech
    expect(spokenOf('notice-true')).toEqual({ sentences: [SENTENCE] })
    expect(spokenOf('notice-lie')).toEqual({})
    expect(spokenOf('notice-mute')).toBeUndefined()
    const app = new Hono()
    mediaRoute(
      app,
      content,
      createClock(ledger.settings, () => NOW),
    )
    const whole = await app.request(speechPath('notice-lie'))
    expect(whole.headers.get('content-type')).toBe('audio/ogg')
    expect(Buffer.from(await whole.arrayBuffer()).equals(OPUS)).toBe(true)
    const part = await app.request(speechPath('notice-true'), { headers: { range: 'bytes=28-35' } })
    expect([part.status, await part.text()]).toEqual([206, 'OpusHead'])
    for (const none of ['notice-mute', 'not-there', '..%2F']) expect((await app.request(speechPath(none))).status).toBe(404)
    content.close()
    opened.value.close()
  })
})
