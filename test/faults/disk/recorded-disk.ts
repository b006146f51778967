// The disk as a power cut leaves it, computed from the log of disk-faults.c: what was synced is there, what was not may be missing or torn.
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, readSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import type { Random } from '../random.ts'

/** `synced`: nothing that was not synced is there. `some`: of the rest an arbitrary part is there, cut at sectors. `all`: the disk as it looks to running programs. */
export type Survives = 'synced' | 'some' | 'all'

type Change = { readonly offset: number; readonly data: Buffer } | { readonly size: number }

interface Node {
  readonly folder: boolean
  synced: Buffer
  pending: Change[]
}

/** A change of a folder: a name appears with a node, or goes. */
interface Entry {
  readonly path: string
  readonly node: Node | undefined
}

const KINDS = { create: 1, write: 2, truncate: 3, sync: 4, rename: 5, unlink: 6, mkdir: 7, rmdir: 8 } as const
const HEAD_BYTES = 24
const SECTOR_BYTES = 512
const NOTHING = Buffer.alloc(0)

export class RecordedDisk {
  readonly #log: string
  #position = 0
  readonly #live = new Map<string, Node>()
  readonly #synced = new Map<string, Node>()
  readonly #entries = new Map<string, Entry[]>()

  /** `roots`: folders as they are now, before anything is recorded; all that lies in them is synced. */
  constructor(log: string, roots: readonly string[]) {
    this.#log = log
    writeFileSync(log, '')
    for (const root of roots) {
      for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
        const path = join(entry.parentPath, entry.name)
        const node = { folder: entry.isDirectory(), synced: entry.isDirectory() ? NOTHING : readFileSync(path), pending: [] }
        this.#live.set(path, node)
        this.#synced.set(path, node)
      }
    }
  }

  /** How far the programs have come: what they did before this call lies before it. */
  get end(): number {
    return statSync(this.#log).size
  }

  get position(): number {
    return this.#position
  }

  /** Follows the log up to `position`, which only grows. */
  advance(position: number): void {
    const bytes = Buffer.alloc(Math.max(0, position - this.#position))
    const file = openSync(this.#log, 'r')
    try {
      readSync(file, bytes, 0, bytes.length, this.#position)
    } finally {
      closeSync(file)
    }
    let at = 0
    while (at + HEAD_BYTES <= bytes.length) {
      const pathBytes = bytes.readUInt32LE(at + 4)
      const otherBytes = bytes.readUInt32LE(at + 8)
      const size = bytes.readUInt32LE(at + 12)
      const next = at + HEAD_BYTES + pathBytes + otherBytes + size
      if (next > bytes.length) break
      const names = at + HEAD_BYTES
      this.#apply(bytes.readUInt8(at), {
        path: bytes.toString('utf8', names, names + pathBytes),
        other: bytes.toString('utf8', names + pathBytes, names + pathBytes + otherBytes),
        offset: Number(bytes.readBigInt64LE(at + 16)),
        data: bytes.subarray(next - size, next),
      })
      at = next
    }
    this.#position += at
  }

  /** Writes what survives below `root` into the new folder `target`; `only`: nothing but files whose path fits. */
  lay(root: string, target: string, survives: Survives, random: Random, only?: RegExp): void {
    const names = survives === 'all' ? this.#live : this.#surviving(survives, random)
    mkdirSync(target, { recursive: true })
    for (const path of [...names.keys()].sort()) {
      const node = names.get(path)
      if (node === undefined || !path.startsWith(`${root}/`) || !isReachable(path, root, names)) continue
      const place = join(target, relative(root, path))
      if (node.folder) {
        if (only === undefined) mkdirSync(place, { recursive: true })
      } else if (only === undefined || only.test(path)) writeFileSync(place, content(node, survives, random))
    }
  }

  /** After a cut programs start from what was laid: nothing of before is pending any more. */
  restart(root: string, survives: Survives, random: Random): void {
    const names = survives === 'all' ? new Map(this.#live) : this.#surviving(survives, random)
    for (const path of [...this.#live.keys()]) if (path.startsWith(`${root}/`)) this.#live.delete(path)
    for (const path of [...this.#synced.keys()]) if (path.startsWith(`${root}/`)) this.#synced.delete(path)
    for (const folder of [...this.#entries.keys()])
      if (folder === root || folder.startsWith(`${root}/`)) this.#entries.delete(folder)
    for (const [path, node] of names) {
      if (!path.startsWith(`${root}/`) || !isReachable(path, root, names)) continue
      const kept = { folder: node.folder, synced: content(node, survives, random), pending: [] }
      this.#live.set(path, kept)
      this.#synced.set(path, kept)
    }
  }

  #surviving(survives: Survives, random: Random): Map<string, Node> {
    const names = new Map(this.#synced)
    if (survives !== 'some') return names
    for (const entries of this.#entries.values()) {
      // A journal keeps the order of what happened in a folder.
      for (const { path, node } of entries.slice(0, random.below(entries.length + 1))) {
        if (node === undefined) names.delete(path)
        else names.set(path, node)
      }
    }
    return names
  }

  #apply(kind: number, { path, other, offset, data }: { path: string; other: string; offset: number; data: Buffer }): void {
    const node = this.#live.get(path)
    if (kind === KINDS.create || kind === KINDS.mkdir)
      this.#enter(path, { folder: kind === KINDS.mkdir, synced: NOTHING, pending: [] })
    else if (kind === KINDS.unlink || kind === KINDS.rmdir) this.#enter(path, undefined)
    else if (kind === KINDS.sync && (node === undefined || node.folder)) this.#syncFolder(path)
    else if (node === undefined) return
    else if (kind === KINDS.write) node.pending.push({ offset, data: Buffer.from(data) })
    else if (kind === KINDS.truncate) node.pending.push({ size: offset })
    else if (kind === KINDS.sync) {
      node.synced = applied(node.synced, node.pending)
      node.pending = []
    } else if (kind === KINDS.rename) {
      this.#enter(path, undefined)
      this.#enter(other, node)
    }
  }

  #enter(path: string, node: Node | undefined): void {
    const folder = dirname(path)
    this.#entries.set(folder, [...(this.#entries.get(folder) ?? []), { path, node }])
    if (node === undefined) this.#live.delete(path)
    else this.#live.set(path, node)
  }

  #syncFolder(folder: string): void {
    for (const { path, node } of this.#entries.get(folder) ?? []) {
      if (node === undefined) this.#synced.delete(path)
      else this.#synced.set(path, node)
    }
    this.#entries.delete(folder)
  }
}

/** A file in a folder whose own name was never synced is gone with it. */
function isReachable(path: string, root: string, names: ReadonlyMap<string, Node>): boolean {
  const folder = dirname(path)
  return folder === root || (names.get(folder)?.folder === true && isReachable(folder, root, names))
}

function content(node: Node, survives: Survives, random: Random): Buffer {
  if (survives === 'synced') return node.synced
  return applied(node.synced, survives === 'all' ? node.pending : node.pending.flatMap((change) => torn(change, random)))
}

/** A part of a change that the disk had taken: all of it, none, or some of its sectors. */
function torn(change: Change, random: Random): Change[] {
  if ('size' in change) return random.below(2) === 0 ? [change] : []
  const sectors = Math.ceil(change.data.length / SECTOR_BYTES)
  if (random.below(3) > 0) return random.below(2) === 0 ? [change] : []
  const from = random.below(sectors)
  const to = from + 1 + random.below(sectors - from)
  return [{ offset: change.offset + from * SECTOR_BYTES, data: change.data.subarray(from * SECTOR_BYTES, to * SECTOR_BYTES) }]
}

function applied(before: Buffer, changes: readonly Change[]): Buffer {
  let size = before.length
  let largest = size
  for (const change of changes) {
    size = 'size' in change ? change.size : Math.max(size, change.offset + change.data.length)
    largest = Math.max(largest, size)
  }
  const after = Buffer.alloc(largest)
  before.copy(after)
  let end = before.length
  for (const change of changes) {
    if ('size' in change) {
      // What a longer file held past its new end is gone, also when it grows again.
      if (change.size < end) after.fill(0, change.size, end)
      end = change.size
    } else {
      change.data.copy(after, change.offset)
      end = Math.max(end, change.offset + change.data.length)
    }
  }
  return after.subarray(0, end)
}
