// The search itself: it finds a mark in every writing and wrapping that a browser, a database or a spool uses, and nothing where nothing is.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDisposable } from '../../platform/sqlite/open.ts'
import { searchTraces } from './search-traces.ts'

const MARKS = { name: '爨麤灪', word: 'zqxjkvbw' }
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zwgk-search-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const put = (bytes: Buffer | string) => writeFileSync(join(folder, 'file'), bytes)
const found = () => searchTraces([folder], MARKS).traces.map(({ mark, inside }) => `${mark} ${inside}`)
const text = `前面的话 ${MARKS.name} 后面 ${MARKS.word} end`

test.each([
  ['utf-8', Buffer.from(text)],
  ['utf-16le', Buffer.from(text, 'utf16le')],
  ['an address', Buffer.from(encodeURIComponent(text))],
  ['json', Buffer.from(text.replaceAll(/[^ -~]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16)}`))],
  ['base64', Buffer.from(Buffer.from(text).toString('base64'))],
  ['base64, one byte later', Buffer.from(Buffer.from(`x${text}`).toString('base64'))],
  ['base64, two bytes later', Buffer.from(Buffer.from(`xy${text}`).toString('base64'))],
])('finds it as %s', (_, bytes) => {
  put(bytes)
  expect(found()).toEqual(expect.arrayContaining(['name raw', 'word raw']))
})

test('finds it packed, behind other bytes, and cut off', () => {
  const long = `${text}${'余'.repeat(4_000)}`
  for (const [inside, packed] of [
    ['gzip', gzipSync(long)],
    ['zlib', deflateSync(long)],
  ] as const) {
    put(Buffer.concat([Buffer.from('header of a cache entry'), packed.subarray(0, packed.length - 8)]))
    expect(found()).toContain(`name ${inside}`)
  }
  put(Buffer.concat([Buffer.from('header'), zstdCompressSync(long)]))
  expect(found()).toContain('word zstd')
  const key = Buffer.from('1/0/http://127.0.0.1/')
  const header = Buffer.alloc(24)
  header.writeUInt32LE(0x6d1b_36fc, 0)
  header.writeUInt32LE(key.length, 12)
  put(Buffer.concat([header, key, brotliCompressSync(long)]))
  expect(found()).toContain('name brotli')
})

test('finds it in a row that goes over several pages of a database', () => {
  const db = openDisposable(join(folder, 'x.sqlite'))
  db.exec('PRAGMA page_size = 512; CREATE TABLE t (v TEXT) STRICT')
  db.prepare('INSERT INTO t VALUES (?)').run(`${'垫'.repeat(163)}${MARKS.name}${'垫'.repeat(900)}`)
  db.close()
  expect(found()).toContain('name rows')
})

test('finds nothing where nothing is, and counts what it has read; a folder that is not there is nothing', () => {
  mkdirSync(join(folder, 'below'))
  writeFileSync(join(folder, 'below', 'a'), 'abc')
  put('爨麤 zqxjkvb')
  expect(searchTraces([folder, join(folder, 'gone')], MARKS)).toEqual({ files: 2, bytes: 17, traces: [] })
})
