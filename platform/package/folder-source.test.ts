import { spawnSync } from 'node:child_process'
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../test/fixtures/town.ts'
import { folderSource } from './folder-source.ts'
import { blobRef } from './make-blob.ts'

const folder = temporaryFolder()
const source = folderSource(folder)
writeFileSync(join(folder, 'a.json'), '0123456789')
writeFileSync(join(folder, 'empty'), '')
mkdirSync(join(folder, 'inner'))
const text = (result: { ok: boolean; value?: Uint8Array; error?: { code: string } }) =>
  result.ok ? Buffer.from(result.value ?? []).toString() : result.error?.code

test('a file is read whole, up to the size that is allowed', async () => {
  expect(text(await source.read('a.json', 10))).toBe('0123456789')
  expect(text(await source.read('empty', 10))).toBe('')
  expect(text(await source.read('a.json', 9))).toBe('too-large')
})

test('a part is cut out; where the file ends early only what is there comes', async () => {
  expect(text(await source.readPart('a.json', 3, 4))).toBe('3456')
  expect(text(await source.readPart('a.json', 8, 10))).toBe('89')
  expect(text(await source.readPart('a.json', 20, 10))).toBe('')
})

test('a sparse file of 2 GB is refused by its size without being read', async () => {
  writeFileSync(join(folder, 'huge'), '')
  truncateSync(join(folder, 'huge'), 2 * 1024 ** 3)
  const started = performance.now()
  expect(text(await source.read('huge', 1_048_576))).toBe('too-large')
  expect(performance.now() - started).toBeLessThan(500)
})

test('F48: what is missing is missing; a folder in a file’s place is a failure and no crash', async () => {
  expect(text(await source.read('none.json', 10))).toBe('not-there')
  expect(text(await source.read('a.json/below', 10))).toBe('not-there')
  expect(text(await source.readPart('none', 0, 10))).toBe('not-there')
  expect((await source.read('inner', 10_000)).ok).toBe(false)
})

test('bytes are named by their hash and cut into megabytes', () => {
  // SHA-256 of nothing and of "abc", as printed in FIPS 180-2.
  expect(blobRef(new Uint8Array())).toEqual({
    sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    size: 0,
  })
  expect(blobRef(Buffer.from('abc')).sha256).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(blobRef(Buffer.alloc(1_048_576)).pieces).toBeUndefined()
  expect(blobRef(Buffer.alloc(2 * 1_048_576 + 1)).pieces).toHaveLength(3)
})

test('a name that leads out of the folder, a link and a pipe are no files of a package', async () => {
  expect(text(await source.read('../outside', 10))).toBe('not-there')
  expect(text(await source.read('inner/../a.json', 10))).toBe('not-there')
  symlinkSync(join(folder, 'a.json'), join(folder, 'link'))
  expect(text(await source.read('link', 10))).not.toBe('0123456789')
  if (spawnSync('mkfifo', [join(folder, 'pipe')]).status === 0) expect(text(await source.read('pipe', 10))).toBe('not-there')
})
