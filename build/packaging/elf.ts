// Reads what a native file needs of a system from its own headers: processor, and the highest version of each C library symbol (F77).

export type Machine = 'x64' | 'arm64' | 'loong64' | 'other'

export interface NativeNeeds {
  readonly machine: Machine
  /** Highest GLIBC_x.y; undefined for a file that needs no glibc, as those for musl. */
  readonly glibc: string | undefined
  /** Highest GLIBCXX_x.y.z of libstdc++. */
  readonly libstdcxx: string | undefined
}

const MACHINES: Readonly<Record<number, Machine>> = { 62: 'x64', 183: 'arm64', 258: 'loong64' }
const MAGIC = 0x7f454c46
const CLASS_64 = 2
const LITTLE_ENDIAN = 1
/** SHT_GNU_verneed: versions that are needed of other libraries. */
const VERSIONS_NEEDED = 0x6ffffffe
const VERSION = /^(GLIBC|GLIBCXX)_(\d+(?:\.\d+)*)$/

/** Undefined when it is no ELF file of 64 bits. Throws a RangeError for one that is cut off. */
export function nativeNeeds(bytes: Buffer): NativeNeeds | undefined {
  if (bytes.length < 64 || bytes.readUInt32BE(0) !== MAGIC) return undefined
  if (bytes[4] !== CLASS_64 || bytes[5] !== LITTLE_ENDIAN) return undefined
  const versions = versionsNeeded(bytes)
  const highest = (library: string) =>
    versions
      .filter(([name]) => name === library)
      .map(([, version]) => version)
      .sort(compareVersions)
      .at(-1)
  return {
    machine: MACHINES[bytes.readUInt16LE(18)] ?? 'other',
    glibc: highest('GLIBC'),
    libstdcxx: highest('GLIBCXX'),
  }
}

/** Negative when `a` is the lower version. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number))
  for (let at = 0; at < Math.max(left?.length ?? 0, right?.length ?? 0); at += 1) {
    const difference = (left?.[at] ?? 0) - (right?.[at] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

function versionsNeeded(bytes: Buffer): [string, string][] {
  const sections = sectionsOf(bytes)
  const needed = sections.find(({ type }) => type === VERSIONS_NEEDED)
  const strings = needed && sections[needed.link]
  if (needed === undefined || strings === undefined) return []
  const found: [string, string][] = []
  for (let at = needed.offset, left = needed.info; left > 0; left -= 1) {
    const count = bytes.readUInt16LE(at + 2)
    for (let aux = at + bytes.readUInt32LE(at + 8), more = count; more > 0; more -= 1) {
      const version = VERSION.exec(textAt(bytes, strings.offset + bytes.readUInt32LE(aux + 8)))
      if (version !== null) found.push([version[1] ?? '', version[2] ?? ''])
      aux += bytes.readUInt32LE(aux + 12)
    }
    at += bytes.readUInt32LE(at + 12)
  }
  return found
}

interface Section {
  readonly type: number
  readonly offset: number
  readonly link: number
  readonly info: number
}

function sectionsOf(bytes: Buffer): Section[] {
  const start = Number(bytes.readBigUInt64LE(40))
  const size = bytes.readUInt16LE(58)
  return Array.from({ length: bytes.readUInt16LE(60) }, (_, index) => {
    const at = start + index * size
    return {
      type: bytes.readUInt32LE(at + 4),
      offset: Number(bytes.readBigUInt64LE(at + 24)),
      link: bytes.readUInt32LE(at + 40),
      info: bytes.readUInt32LE(at + 44),
    }
  })
}

function textAt(bytes: Buffer, at: number): string {
  return bytes.toString('latin1', at, bytes.indexOf(0, at))
}
