// The SQLite module of better-sqlite3, compiled from the sources of its own package for systems with an older glibc than the prebuilt one asks for (F77).
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from '../../platform/paths.ts'
import { compiler, PACKAGING_CACHE, type Processor } from './tools.ts'

const LIBRARY = join(projectFolder(), 'node_modules', 'better-sqlite3')
const TRIPLES: Readonly<Record<Processor, string>> = { x64: 'x86_64-linux-gnu', arm64: 'aarch64-linux-gnu' }
/** The library lists about 36; fewer means that its file is written in another way and nothing was read. */
const SWITCHES_AT_LEAST = 30
const SWITCH = /'((?:SQLITE|HAVE)_[A-Z0-9_]+(?:=[^']*)?)'/g
const EVERY_PART = ['-O3', '-fPIC', '-w', '-fvisibility=hidden']
/** As in the library's binding.gyp. */
const ADDON = [
  ...['-std=c++20', '-fno-exceptions', '-fvisibility-inlines-hidden'],
  ...[
    '-DNAPI_VERSION=10',
    '-DNAPI_DISABLE_CPP_EXCEPTIONS',
    '-DNODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS',
    '-DBUILDING_NODE_EXTENSION',
  ],
]

/**
 * Path of the module for `processor` that runs on `glibc` and newer. Compiled once, which takes about two minutes and is told by `say`; kept under a name that
 * changes with the library's sources, the compiler and its flags. Throws with the compiler's words when it refuses.
 */
export function sqliteModule(processor: Processor, glibc: string, say: () => void): string {
  const { program, environment, headers } = compiler()
  const target = `${TRIPLES[processor]}.${glibc}`
  const sqlite = join(LIBRARY, 'deps', 'sqlite3')
  const switches = sqliteSwitches(readFileSync(join(LIBRARY, 'deps', 'defines.gypi'), 'utf8'))
  const lock = readFileSync(join(import.meta.dirname, 'tools', 'package-lock.json'))
  const sources = ['package.json', 'deps/sqlite3/sqlite3.c'].map((file) => readFileSync(join(LIBRARY, file)))
  const hash = createHash('sha256').update(JSON.stringify([target, switches, EVERY_PART, ADDON]))
  for (const bytes of [lock, ...sources]) hash.update(bytes)
  const kept = join(PACKAGING_CACHE, `sqlite-${processor}-${hash.digest('hex').slice(0, 16)}.node`)
  if (existsSync(kept)) return kept

  say()
  mkdirSync(PACKAGING_CACHE, { recursive: true })
  const scratch = mkdtempSync(join(PACKAGING_CACHE, 'making-'))
  // Paths of this machine would be in the module and make each machine's bytes differ.
  const common = ['-target', target, ...EVERY_PART, `-ffile-prefix-map=${projectFolder()}=.`, `-I${sqlite}`]
  const run = (kind: 'cc' | 'c++', args: readonly string[]): void => {
    const made = spawnSync(program, [kind, ...args], {
      cwd: scratch,
      encoding: 'utf8',
      env: { ...process.env, ...environment },
      maxBuffer: 16 * 1_048_576,
    })
    if (made.status !== 0) throw new Error(`${kind} ${target}: ${made.stderr || made.error?.message}`)
  }
  try {
    run('cc', [...common, '-std=c99', ...switches, '-c', join(sqlite, 'sqlite3.c'), '-o', 'sqlite.o'])
    const include = headers.map((folder) => `-I${folder}`)
    run('c++', [...common, ...ADDON, ...include, '-c', join(LIBRARY, 'src', 'better_sqlite3.cpp'), '-o', 'addon.o'])
    const libraries = ['-ldl', '-lpthread', '-lm']
    run('c++', ['-target', target, '-shared', '-s', '-Wl,-Bsymbolic', '-o', 'sqlite.node', 'addon.o', 'sqlite.o', ...libraries])
    renameSync(join(scratch, 'sqlite.node'), kept)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
  return kept
}

/** `-DNAME` for each switch in the library's own list: full-text search, foreign keys, threads. */
export function sqliteSwitches(definitions: string): string[] {
  const found = [...definitions.matchAll(SWITCH)].map(([, name]) => `-D${name}`)
  if (found.length < SWITCHES_AT_LEAST) throw new Error(`expected at least ${SWITCHES_AT_LEAST} switches, got ${found.length}`)
  return found
}
