// The socket's folder: private, short enough, swept.
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeSocketFolder } from './socket-folder.ts'

let parent: string
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'zwgk-sockets-'))
})
afterEach(() => rmSync(parent, { recursive: true, force: true }))

test('is open to nobody else, and gone when removed', () => {
  const { socket, remove } = makeSocketFolder(parent)
  const folder = join(socket, '..')
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  remove()
  expect(existsSync(folder)).toBe(false)
})

test('folders of shells that are gone are swept, those of running ones and of others stay', () => {
  const gone = join(parent, 'zwgk-shell-4194305-abcdef')
  const running = join(parent, `zwgk-shell-${process.ppid}-abcdef`)
  const other = join(parent, 'something-else')
  for (const folder of [gone, running, other]) mkdirSync(folder)
  writeFileSync(join(gone, 'host.sock'), '')
  makeSocketFolder(parent)
  expect([gone, running, other].map((folder) => existsSync(folder))).toEqual([false, true, true])
})

test('a socket left by a killed host is cleared', () => {
  const { socket, clear } = makeSocketFolder(parent)
  writeFileSync(socket, '')
  clear()
  clear()
  expect(existsSync(socket)).toBe(false)
})

test('a path that would be cut is refused', () => {
  const long = join(parent, '长'.repeat(30))
  mkdirSync(long)
  expect(() => makeSocketFolder(long)).toThrow('at most 107 bytes')
})
