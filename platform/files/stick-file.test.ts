import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { temporaryFolder } from '../../test/fixtures/town.ts'
import { readStickFile, writeStickFile } from './stick-file.ts'

const root = temporaryFolder()
let sticks = 0
function insertStick(): string {
  sticks += 1
  const stick = join(root, `stick-${sticks}`)
  mkdirSync(stick)
  return stick
}
const schema = z.strictObject({ format: z.literal(1) })
const failure = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? 'ok' : result.error?.code)

test('F46: what is said to be written is there, whole, and nothing else', () => {
  const stick = insertStick()
  const bytes = Buffer.from('{"format":1}')
  expect(writeStickFile(stick, 'a.json', bytes, 'U')).toEqual({ ok: true, value: { bytes: bytes.length } })
  expect(readdirSync(stick)).toEqual(['a.json'])
  expect(readFileSync(join(stick, 'a.json'))).toEqual(bytes)
  expect(readStickFile(stick, 'a.json', 100, schema)).toEqual({ ok: true, value: { format: 1 } })
})

test('F45: leftovers of an aborted export are swept, files of others stay', () => {
  const stick = insertStick()
  writeFileSync(join(stick, 'a.json.part-0123'), 'half')
  writeFileSync(join(stick, 'b.json.part-0123'), 'of another')
  writeStickFile(stick, 'a.json', Buffer.from('1'), 'U')
  expect(readdirSync(stick).sort()).toEqual(['a.json', 'b.json.part-0123'])
})

test('a link in the place of the file is replaced, never followed', () => {
  const stick = insertStick()
  const outside = join(root, 'outside')
  writeFileSync(outside, 'untouched')
  symlinkSync(outside, join(stick, 'a.json'))
  expect(failure(readStickFile(stick, 'a.json', 100, schema))).toBe('stick-file-damaged')
  writeStickFile(stick, 'a.json', Buffer.from('{"format":1}'), 'U')
  expect(readFileSync(outside, 'utf8')).toBe('untouched')
  expect(failure(readStickFile(stick, 'a.json', 100, schema))).toBe('ok')
})

test('F48: a stick that is gone, or whose folder became a file, is told so', () => {
  const stick = insertStick()
  rmSync(stick, { recursive: true })
  expect(failure(writeStickFile(stick, 'a.json', Buffer.from('1'), 'U'))).toBe('stick-removed')
  expect(failure(readStickFile(stick, 'a.json', 100, schema))).toBe('stick-file-missing')
  writeFileSync(stick, '')
  expect(failure(writeStickFile(stick, 'a.json', Buffer.from('1'), 'U'))).toBe('stick-removed')
})

test.skipIf(!existsSync('/proc/self'))('where nothing can be written, that is said, and nothing throws', () => {
  expect(['stick-read-only', 'stick-removed']).toContain(failure(writeStickFile('/proc/self', 'a.json', Buffer.from('1'), 'U')))
})

/** A real small file system, where this user may mount one. */
function mountStick(options: string): string | undefined {
  const stick = insertStick()
  return spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', stick]).status === 0 ? stick : undefined
}

test('F45: a full stick keeps nothing half-written; a write-protected one is told so; afterwards it can be written', (context) => {
  const stick = mountStick('size=64k')
  if (stick === undefined) return context.skip('mounting needs root')
  try {
    const bytes = Buffer.alloc(256 * 1024, 'x')
    expect(failure(writeStickFile(stick, 'a.json', bytes, 'U'))).toBe('stick-full')
    expect(readdirSync(stick)).toEqual([])
    spawnSync('mount', ['-o', 'remount,ro', stick])
    expect(failure(writeStickFile(stick, 'a.json', Buffer.from('1'), 'U'))).toBe('stick-read-only')
    spawnSync('mount', ['-o', 'remount,rw', stick])
    expect(failure(writeStickFile(stick, 'a.json', Buffer.from('1'), 'U'))).toBe('ok')
  } finally {
    spawnSync('umount', [stick])
  }
})

test.each([
  ['empty', '', 'stick-file-damaged'],
  ['cut short', '{"form', 'stick-file-damaged'],
  ['other fields', '{"format":1,"more":2}', 'stick-file-damaged'],
  ['no text', Buffer.from([0xff, 0xfe, 0x7b]), 'stick-file-damaged'],
  ['too large', ' '.repeat(101), 'stick-file-too-large'],
])('a file that is %s is not taken', (_, bytes, expected) => {
  const stick = insertStick()
  writeFileSync(join(stick, 'a.json'), bytes)
  expect(failure(readStickFile(stick, 'a.json', 100, schema))).toBe(expected)
})

test('a folder or a device by the name of the file is not opened', () => {
  const stick = insertStick()
  mkdirSync(join(stick, 'a.json'))
  expect(failure(readStickFile(stick, 'a.json', 100, schema))).toBe('stick-file-damaged')
  symlinkSync('/dev/zero', join(stick, 'b.json'))
  expect(failure(readStickFile(stick, 'b.json', 100, schema))).toBe('stick-file-damaged')
})
