// Puts the files of a package into a folder, as they will lie on the machine.
import { chmodSync, copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { gzipSync } from 'node:zlib'
import { projectFolder } from '../../platform/paths.ts'
import { licenceList } from './licences.ts'
import { MANUALS } from './manuals.ts'
import { programFiles, withTheirOwn } from './program-files.ts'
import { BESIDE_BUNDLE, PAGE_FONTS, type PackagedProgram } from './programs.ts'
import type { Processor } from './tools.ts'

const PROJECT = projectFolder()
/** For programmers and browsers only; they double a library's size. */
const NOT_RUN = /\.(map|d\.ts|d\.mts|d\.cts|flow|tsbuildinfo)$/
/** Folders of libraries that hold other systems, sources of native code, or what only a browser runs. */
const LEFT_OUT: readonly RegExp[] = [
  /better-sqlite3\/(deps|src|binding\.gyp)/,
  /better-sqlite3\/prebuilds\/[^/]+\.node$/,
  /pdfjs-dist\/(web|types|image_decoders|build|legacy\/(web|image_decoders))(\/|$)/,
  /zod\/src(\/|$)/,
  /(pino|mammoth)\/(test|docs|benchmarks|mammoth\.browser)/,
]

export interface StagedProgram {
  readonly libraries: readonly string[]
  readonly modules: readonly string[]
}

export interface Native {
  readonly processor: Processor
  /** Folder of the Node to carry. */
  readonly runtime: string
  /** The SQLite module, put where its library looks for the prebuilt one. */
  readonly sqlite: string
}

/** `release`: version to write into it. */
export async function stage(program: PackagedProgram, root: string, native: Native, release: string): Promise<StagedProgram> {
  const { name } = program
  const { processor, runtime, sqlite } = native
  const traced = await programFiles(program.entries)
  const home = join(root, 'usr', 'lib', name)
  const { modules, libraries } = program.bundle === undefined ? traced : { modules: [], libraries: withTheirOwn([BESIDE_BUNDLE]) }
  for (const file of modules) copy(file, home)
  if (program.bundle !== undefined) cpSync(join(PROJECT, program.bundle), join(home, 'program'), { recursive: true })
  for (const folder of libraries) copyLibrary(folder, home)
  copyFileSync(sqlite, join(home, 'node_modules', 'better-sqlite3', 'prebuilds', `linux-${processor}.node`))
  const skipped = program.leaveOut.map((path) => join(PROJECT, path))
  for (const path of program.data) {
    const filter = (source: string) => !skipped.includes(source) && !source.endsWith('.stamp')
    cpSync(join(PROJECT, path), join(home, path), { recursive: true, filter })
  }
  writeFileSync(join(home, 'package.json'), packageFacts(name, release))
  mkdirSync(join(home, 'runtime'), { recursive: true })
  copyFileSync(join(runtime, 'bin', 'node'), join(home, 'runtime', 'node'))
  cpSync(join(import.meta.dirname, name, 'files'), root, { recursive: true })
  const carried = await programFiles([...program.entries, ...program.pages])
  documents(program, root, [...new Set([...carried.libraries, ...PAGE_FONTS])].sort(), runtime, release)
  icons(name, root)
  setModes(root, home, name)
  return traced
}

function copy(file: string, home: string): void {
  mkdirSync(dirname(join(home, file)), { recursive: true })
  copyFileSync(join(PROJECT, file), join(home, file))
}

/** A library's own libraries are in the list by themselves. */
function copyLibrary(folder: string, home: string): void {
  const from = join(PROJECT, folder)
  cpSync(from, join(home, folder), {
    recursive: true,
    filter: (source) =>
      !relative(from, source).split('/').includes('node_modules') &&
      !NOT_RUN.test(source) &&
      !LEFT_OUT.some((left) => left.test(source)),
  })
}

function packageFacts(name: string, version: string): string {
  return `${JSON.stringify({ name, version, private: true, type: 'module' }, undefined, 2)}\n`
}

function documents(
  { name, examples }: PackagedProgram,
  root: string,
  libraries: readonly string[],
  runtime: string,
  release: string,
): void {
  const folder = join(root, 'usr', 'share', 'doc', name)
  mkdirSync(folder, { recursive: true })
  const read = (path: string) => readFileSync(join(PROJECT, path), 'utf8')
  const further = [
    { title: `${name} ${release}: MIT`, text: read('LICENSE') },
    { title: 'Node.js and what it contains', text: readFileSync(join(runtime, 'LICENSE'), 'utf8') },
    { title: 'Data and fonts', text: read('docs/third-party.md') },
    { title: 'Fonts of rare hanzi: SIL Open Font License 1.1', text: read('assets/fonts/OFL.txt') },
  ]
  writeFileSync(join(folder, 'copyright'), licenceList(libraries, further))
  // Name and time inside would differ from one build to the next.
  writeFileSync(join(folder, 'changelog.gz'), gzipSync(read('CHANGELOG.md'), { level: 9 }))
  for (const path of MANUALS) cpSync(join(PROJECT, 'docs', path), join(folder, path), { recursive: true })
  for (const path of examples) {
    mkdirSync(join(folder, 'examples'), { recursive: true })
    copyFileSync(join(PROJECT, path), join(folder, 'examples', basename(path)))
  }
}

function icons(name: string, root: string): void {
  const theme = join(root, 'usr', 'share', 'icons', 'hicolor')
  const from = join(import.meta.dirname, 'icon')
  for (const [size, file] of [
    ['scalable', 'icon.svg'],
    ['512x512', 'icon.png'],
  ] as const) {
    const folder = join(theme, size, 'apps')
    mkdirSync(folder, { recursive: true })
    copyFileSync(join(from, file), join(folder, `${name}${file.slice(file.lastIndexOf('.'))}`))
  }
}

/** What git keeps of modes is not enough: a checkout may have another umask. */
function setModes(root: string, home: string, name: string): void {
  const programs = [join(home, 'runtime', 'node'), join(root, 'usr', 'bin', name)]
  if (name === 'zwgk-terminal') programs.push(join(home, 'kiosk', 'session'))
  for (const path of programs) chmodSync(path, 0o755)
}
