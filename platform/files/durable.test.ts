import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../test/fixtures/town.ts'
import { makeFolder, writeFileDurably } from './durable.ts'
import { fileFailure } from './failure.ts'

const folder = temporaryFolder()
const thrown = (action: () => unknown): unknown => {
  try {
    action()
  } catch (error) {
    return error
  }
  throw new Error('expected a failure')
}

describe('files that are whole or absent', () => {
  test('text and bytes are written, a second time over the first, and nothing is left beside them', () => {
    const path = join(folder, 'a.json')
    writeFileDurably(path, '低保')
    expect(readFileSync(path, 'utf8')).toBe('低保')
    writeFileDurably(path, new Uint8Array([1, 2, 3]))
    expect([...readFileSync(path)]).toEqual([1, 2, 3])
    writeFileDurably(path, '')
    expect(statSync(path).size).toBe(0)
    expect(readdirSync(folder)).toEqual(['a.json'])
  })

  test('a key file is its owner’s alone from the start', () => {
    writeFileDurably(join(folder, 'key'), 'secret', 0o600)
    expect(statSync(join(folder, 'key')).mode & 0o777).toBe(0o600)
    makeFolder(join(folder, 'private', 'inner'), 0o700)
    expect(statSync(join(folder, 'private', 'inner')).mode & 0o777).toBe(0o700)
  })

  test('when the target cannot be replaced the old one stays and no half file is left', () => {
    mkdirSync(join(folder, 'taken', 'x'), { recursive: true })
    expect(() => writeFileDurably(join(folder, 'taken'), 'new')).toThrow()
    expect(existsSync(join(folder, 'taken', 'x'))).toBe(true)
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([])
  })

  test('a link in the file’s place is replaced, and what it points to is not touched', () => {
    writeFileSync(join(folder, 'elsewhere'), 'old')
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'link'))
    writeFileDurably(join(folder, 'link'), 'new')
    expect(readFileSync(join(folder, 'elsewhere'), 'utf8')).toBe('old')
    expect(readFileSync(join(folder, 'link'), 'utf8')).toBe('new')
  })
})

describe('F27: what went wrong with a file has a name', () => {
  const system = (code: string) => Object.assign(new Error(code), { code, syscall: 'write' })

  test.each([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EROFS', 'read-only'],
    ['EACCES', 'no-permission'],
    ['ENOENT', 'file-missing'],
    ['EIO', 'stick-removed'],
    ['EMFILE', 'file-error'],
  ])('%s is %s', (error, code) => {
    expect(fileFailure(system(error), '/x')).toEqual({ code, params: { path: '/x' } })
  })

  test('a real missing file is named; anything that is no file error is left to be thrown', () => {
    expect(
      fileFailure(
        thrown(() => readFileSync(join(folder, 'none'))),
        'none',
      )?.code,
    ).toBe('file-missing')
    expect(
      fileFailure(
        thrown(() => chmodSync(join(folder, 'none'), 0o600)),
        'none',
      )?.code,
    ).toBe('file-missing')
    for (const other of [
      new Error('x'),
      new TypeError('x'),
      Object.assign(new Error('x'), { code: 'SQLITE_FULL' }),
      'ENOSPC',
      undefined,
    ])
      expect(fileFailure(other, '/x')).toBeUndefined()
  })
})
