// Ten machines with something wrong, made for real; the doctor names the right cause of each, and only it.
import { spawnSync } from 'node:child_process'
import { appendFileSync, chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { initRepository } from '../../../hub/publish/repository.ts'
import type { Finding } from '../../../platform/doctor/finding.ts'
import { findingSentence } from '../../../platform/doctor/outcome.ts'
import { loadMessages } from '../../../platform/messages.ts'
import { openDurable } from '../../../platform/sqlite/open.ts'
import { madeDocument, town } from '../../../test/fixtures/town.ts'
import { installedStart } from '../../cli/doctor.ts'
import { importPackage } from '../../cli/import.ts'
import type { IppAnswer } from '../../shell/printing/ipp-message.ts'
import { openLedger } from '../ledger/ledger.ts'
import { examine } from './examine.ts'
import type { DoctorInput } from './finding.ts'

const DAY_MS = 86_400_000
const SIGNED = new Date('2026-11-25T02:00:00Z')
const later = (days: number) => new Date(SIGNED.getTime() + days * DAY_MS)
const folder = mkdtempSync(join(tmpdir(), 'zwgk-doctor-'))
const mounted: string[] = []
const messages = loadMessages('zh-CN')
const mayMount = process.getuid?.() === 0 && process.platform === 'linux'
let well = ''
let wellSystem = ''
let wellPages = ''
let freePort = 0

/** A print service with these printers. */
const printers = (names: readonly string[]) => async (): Promise<IppAnswer> => ({
  status: 0,
  groups: [new Map(), ...names.map((name) => new Map([['printer-name', [name]]]))],
})

beforeAll(async () => {
  well = await terminal(SIGNED, SIGNED)
  wellSystem = join(folder, 'system')
  const files = join(import.meta.dirname, '../../../build/packaging/zwgk-terminal/files')
  cpSync(files, wellSystem, { recursive: true })
  wellPages = join(folder, 'pages')
  mkdirSync(join(wellPages, 'assets'), { recursive: true })
  writeFileSync(join(wellPages, 'assets', 'a.css'), `@font-face{src:url(./sans.woff2)}@font-face{src:url("rare.woff2")}`)
  for (const name of ['sans', 'rare']) writeFileSync(join(wellPages, 'assets', `${name}.woff2`), 'wOF2 and a font')
  freePort = await withServer(async (port) => port)
}, 60_000)
afterAll(() => {
  for (const path of mounted) spawnSync('umount', ['-l', path])
  rmSync(folder, { recursive: true, force: true })
})

/** A terminal with content of a town and a printer in its record. `officeSigned`: when the office's own keys signed last. */
async function terminal(officeSigned: Date, released: Date): Promise<string> {
  const place = mkdtempSync(join(folder, 'town-'))
  const publishing = await town(place)
  if (officeSigned !== SIGNED) {
    rmSync(publishing.repo, { recursive: true })
    expect((await initRepository(publishing.publisher(officeSigned))).ok).toBe(true)
  }
  for (const now of new Set([officeSigned, released]))
    expect((await publishing.publish('town', [madeDocument('opening-day', '青禾镇的通知')], now)).ok).toBe(true)
  const data = join(place, 'data')
  const run = {
    positionals: [publishing.repo],
    messages,
    now: released,
    passphrase: undefined,
    rootPassphrase: undefined,
    databasePassword: undefined,
  }
  const imported = await importPackage.run({ ...run, values: { data }, input: process.stdin })
  expect(imported).toMatchObject({ exit: 0 })
  const ledger = openLedger(data)
  if (!ledger.ok) throw new Error(`expected a ledger, got ${ledger.error.code}`)
  ledger.value.settings.set('device-record', { diagonalInches: 32, lowerEdgeMm: 800, printers: { a4: 'office' } })
  ledger.value.close()
  return data
}

/** The well one, copied, for a test to break. */
function copied(): string {
  const data = mkdtempSync(join(folder, 'copy-'))
  cpSync(well, data, { recursive: true })
  return data
}

async function wrongs(change: Partial<DoctorInput>): Promise<string[]> {
  const findings = await examine({
    ...{ data: well, now: later(1), port: freePort, pages: wellPages, systemRoot: wellSystem },
    askCups: printers(['office']),
    ...change,
  })
  for (const finding of findings) expect(sentence(finding), finding.topic).not.toMatch(/^doctor:|\{\{/)
  return findings.filter(({ state }) => state === 'wrong').map(({ topic }) => topic)
}

const sentence = (finding: Finding) => findingSentence(finding, messages)

async function withServer<Value>(act: (port: number) => Promise<Value>, answer = ''): Promise<Value> {
  const server = createServer((socket) => socket.once('data', () => socket.end(answer, () => socket.destroy())))
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  try {
    return await act(typeof address === 'object' && address !== null ? address.port : 0)
  } finally {
    await new Promise((resolve) => server.close(resolve))
  }
}

/** A small file system in memory with the terminal's data on it. */
function ownDisk(megabytes: number): string {
  const path = mkdtempSync(join(folder, 'disk-'))
  expect(spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path]).status).toBe(0)
  mounted.push(path)
  const data = join(path, 'data')
  mkdirSync(data)
  cpSync(well, data, { recursive: true })
  chmodSync(data, 0o700)
  return data
}

function inLedger(data: string, sql: string): void {
  const db = openDurable(join(data, 'ledger.sqlite'))
  db.exec(sql)
  db.close()
}

test('a machine on which all is well has no complaint', async () => {
  expect(await wrongs({})).toEqual([])
})

describe('ten machines', () => {
  test.skipIf(!mayMount)('1. a full disk (F27)', async () => {
    const data = ownDisk(48)
    try {
      for (let file = 0; ; file += 1) writeFileSync(join(data, '..', `filler-${file}`), Buffer.alloc(1_048_576, 1))
    } catch (error) {
      expect(error).toHaveProperty('code', 'ENOSPC')
    }
    expect(await wrongs({ data })).toEqual(['disk'])
  })

  test.each(['1970-01-01', '2015-06-01', '2099-01-01'])('2. a clock that stands at %s (F59)', async (day) => {
    expect(await wrongs({ now: new Date(`${day}T00:00:00Z`) })).toEqual(['clock'])
  })

  test.skipIf(!mayMount)('3. a disk that has become read-only (F80)', async () => {
    const data = ownDisk(600)
    expect(spawnSync('mount', ['-o', 'remount,ro', join(data, '..')]).status).toBe(0)
    expect(await wrongs({ data })).toEqual(['disk-read-only'])
  })

  test('4. a port that another program has', async () => {
    expect(await withServer(async (port) => await wrongs({ port }), 'HTTP/1.1 200 OK\r\n\r\nanother program')).toEqual(['port'])
  })

  test('5. a printer of the record that is gone, or a print service that is', async () => {
    expect(await wrongs({ askCups: printers(['another']) })).toEqual(['printer'])
    expect(await wrongs({ askCups: async () => undefined })).toEqual(['print-service'])
  })

  test('6. a font that is missing, or cut off', async () => {
    for (const breakIt of [(path: string) => rmSync(path), (path: string) => writeFileSync(path, '')]) {
      const pages = mkdtempSync(join(folder, 'pages-'))
      cpSync(wellPages, pages, { recursive: true })
      breakIt(join(pages, 'assets', 'rare.woff2'))
      expect(await wrongs({ pages })).toEqual(['fonts'])
    }
  })

  test('7. keys whose signature soon runs out, or has (F53)', async () => {
    // Renewed each day, but nobody has signed with the office's keys for more than a year.
    const data = await terminal(later(-385), SIGNED)
    expect(await wrongs({ data })).toEqual(['keys'])
    expect(await wrongs({ data, now: later(20) })).toEqual(['keys-over'])
  })

  test('8. a damaged database (F24)', async () => {
    const data = copied()
    const path = join(data, 'ledger.sqlite')
    inLedger(data, 'PRAGMA wal_checkpoint(TRUNCATE)')
    spawnSync('dd', ['if=/dev/urandom', `of=${path}`, 'bs=4096', 'seek=1', 'count=6', 'conv=notrunc'], { stdio: 'ignore' })
    expect(await wrongs({ data })).toEqual(['ledger'])
  })

  test('9. a package that nobody has renewed', async () => {
    expect(await wrongs({ now: later(45) })).toEqual(['content-age'])
  })

  test('10. a queue that does not go out', async () => {
    const data = copied()
    inLedger(
      data,
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 150)
       INSERT INTO submission (id, receipt, header, suite, sha256, sealed, code_check, state)
       SELECT i, 'R' || i, '{}', 'intl-1', i, x'00', '', 'queued' FROM n`,
    )
    expect(await wrongs({ data })).toEqual(['queue-full'])
  })
})

describe('also told', () => {
  test('F56: a ledger of a newer release, a folder that others can enter, a window without its locks', async () => {
    const newer = copied()
    inLedger(newer, 'PRAGMA user_version = 9990')
    expect(await wrongs({ data: newer })).toEqual(['ledger-newer'])

    const open = copied()
    expect(spawnSync('chmod', ['755', open]).status).toBe(0)
    expect(await wrongs({ data: open })).toEqual(['folder-open'])

    const systemRoot = mkdtempSync(join(folder, 'system-'))
    cpSync(wellSystem, systemRoot, { recursive: true })
    rmSync(join(systemRoot, 'etc/chromium'), { recursive: true })
    expect(await wrongs({ systemRoot })).toEqual(['lockdown-policy'])
    writeFileSync(join(systemRoot, 'etc/X11/xorg.conf.d/60-zwgk-terminal.conf'), 'Option "DontZap" "off"\n')
    mkdirSync(join(systemRoot, 'run/systemd/sessions'), { recursive: true })
    for (const name of ['1', '2']) writeFileSync(join(systemRoot, 'run/systemd/sessions', name), 'CLASS=user\nSEAT=seat0\n')
    expect(await wrongs({ systemRoot })).toEqual([
      ...['lockdown-consoles', 'lockdown-zap'],
      ...['lockdown-session', 'lockdown-policy'],
    ])
  })

  test('content whose file is damaged, also where nothing else would meet it, and a terminal that has none', async () => {
    const breakings = [
      (path: string) => writeFileSync(path, 'no database'),
      (path: string) => appendFileSync(path, 'a byte too many'),
    ]
    for (const breakIt of breakings) {
      const data = copied()
      for (const name of readdirSync(data).filter((file) => /^content-\d+\.db$/.test(file))) breakIt(join(data, name))
      expect(await wrongs({ data })).toEqual(['content'])
    }
    expect(await wrongs({ data: join(folder, 'never') })).toEqual([])
  })

  test('the port is that of the installation’s options; options that stop the start are named, and nothing is said of a port that is not known', async () => {
    const systemRoot = mkdtempSync(join(folder, 'system-'))
    const data = join(systemRoot, 'var/lib/zwgk-terminal')
    const written = (options: string) => {
      mkdirSync(join(systemRoot, 'etc/zwgk-terminal'), { recursive: true })
      writeFileSync(join(systemRoot, 'etc/zwgk-terminal/options'), options)
      return installedStart(data, systemRoot)
    }
    expect(installedStart(data, systemRoot)).toEqual({ port: 8460 })
    expect(written('# ZWGK_OPTIONS=--port 1\nZWGK_OPTIONS=--hub https://hub.example.cn\n')).toMatchObject({ port: 8460 })
    expect(written('ZWGK_OPTIONS=--port 8461\n')).toMatchObject({ port: 8461 })
    expect(written('ZWGK_OPTIONS="--hub https://hub.example.cn --port=8462"\n')).toMatchObject({ port: 8462 })
    expect(installedStart(well, systemRoot)).toEqual({ port: 8460 })
    for (const options of ['ZWGK_OPTIONS=--port 84.6\n', 'ZWGK_OPTIONS=--hubb x\n'])
      expect(await wrongs(written(options))).toEqual(['options'])
    const port = await withServer(
      async (taken) => await wrongs(written(`ZWGK_OPTIONS=--port ${taken}\n`)),
      'HTTP/1.1 200 OK\r\n\r\n',
    )
    expect(port).toEqual(['port'])
  })

  test('the terminal’s own door is no stranger', async () => {
    const body = '{"error":{"code":"not-allowed"}}'
    const answer = `HTTP/1.1 403 Forbidden\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`
    expect(await withServer(async (port) => await wrongs({ port }), answer)).toEqual([])
  })
})
