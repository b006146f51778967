import { appendFileSync, existsSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { blobRef } from '../../../platform/package/make-blob.ts'
import { blobPath } from '../../../shared/content/blob-path.ts'
import { PIECE_BYTES } from '../../../shared/content/limits.ts'
import { temporaryFolder } from '../../../test/fixtures/town.ts'
import { openBlobStore } from './blob-store.ts'

const root = temporaryFolder()
const BYTES = Buffer.alloc(2 * PIECE_BYTES + 1234, 0).map((_, i) => (i * 31) % 251)
const BLOB = blobRef(BYTES)
const piece = (at: number) => BYTES.subarray(at * PIECE_BYTES, (at + 1) * PIECE_BYTES)
let folder: string
let folders = 0
const file = () => join(folder, blobPath(BLOB.sha256))
const store = () => openBlobStore(folder)

beforeEach(() => {
  folders += 1
  folder = join(root, `${folders}`)
})

function received(): void {
  const receiver = store().receive(BLOB)
  for (let at = receiver.next; at < 3; at += 1) expect(receiver.write(piece(at))).toBe(true)
  receiver.finish()
}

describe('a blob comes in pieces', () => {
  test('it is here once it is finished, and not before', () => {
    const receiver = store().receive(BLOB)
    for (const at of [0, 1, 2]) {
      expect(store().has(BLOB)).toBe(false)
      receiver.write(piece(at))
    }
    expect(store().read(BLOB)).toBeUndefined()
    receiver.finish()
    expect(store().has(BLOB)).toBe(true)
    expect(Buffer.from(store().read(BLOB) ?? []).equals(BYTES)).toBe(true)
    expect(existsSync(`${file()}.part`)).toBe(false)
  })

  test('F39: a piece that is not the signed one is not written, and the right one can follow', () => {
    const receiver = store().receive(BLOB)
    const changed = Buffer.from(piece(0))
    changed.writeUInt8(changed.readUInt8(5) ^ 1, 5)
    for (const wrong of [changed, piece(1), piece(0).subarray(1), Buffer.alloc(0), Buffer.from('<html>')])
      expect(receiver.write(wrong)).toBe(false)
    expect(receiver.next).toBe(0)
    expect(statSync(`${file()}.part`).size).toBe(0)
    expect(receiver.write(piece(0))).toBe(true)
    expect(receiver.next).toBe(1)
    receiver.stop()
  })

  test('F39: too early an end is a mistake of the program, and leaves no blob', () => {
    const receiver = store().receive(BLOB)
    receiver.write(piece(0))
    expect(() => receiver.finish()).toThrow()
    receiver.stop()
    expect(store().has(BLOB)).toBe(false)
  })

  test.each([
    ['after one whole piece', (part: string) => part, 1],
    ['in the middle of the second', (part: string) => appendFileSync(part, piece(1).subarray(0, 5000)), 1],
    ['with garbage at the end', (part: string) => appendFileSync(part, Buffer.alloc(3 * PIECE_BYTES, 7)), 1],
    ['with the first piece cut', (part: string) => truncateSync(part, PIECE_BYTES - 1), 0],
    ['with the first piece changed', (part: string) => writeFileSync(part, Buffer.alloc(PIECE_BYTES, 9)), 0],
    ['emptied', (part: string) => truncateSync(part, 0), 0],
  ])('F39 F40: stopped %s it goes on with the first piece that is not whole', (_, damage, next) => {
    const first = store().receive(BLOB)
    first.write(piece(0))
    first.stop()
    damage(`${file()}.part`)
    const again = store().receive(BLOB)
    expect(again.next).toBe(next)
    again.stop()
    received()
    expect(readFileSync(file()).equals(BYTES)).toBe(true)
  })

  test('an empty blob is one empty piece', () => {
    const empty = blobRef(new Uint8Array())
    const receiver = store().receive(empty)
    while (receiver.next < 1) expect(receiver.write(new Uint8Array())).toBe(true)
    receiver.finish()
    expect(store().read(empty)?.length).toBe(0)
  })
})

describe('F42: what lies on the disk is checked before it is used', () => {
  test('a file of the right size with other bytes is taken away, so that it is fetched again', () => {
    received()
    const bytes = readFileSync(file())
    bytes.writeUInt8(bytes.readUInt8(99) ^ 1, 99)
    writeFileSync(file(), bytes)
    expect(store().has(BLOB)).toBe(true)
    expect(store().read(BLOB)).toBeUndefined()
    expect(store().has(BLOB)).toBe(false)
    received()
    expect(store().read(BLOB)).toBeDefined()
  })

  test('a file cut short is not here', () => {
    received()
    truncateSync(file(), 100)
    expect(store().has(BLOB)).toBe(false)
    expect(store().read(BLOB)).toBeUndefined()
  })
})
