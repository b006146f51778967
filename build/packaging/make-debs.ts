// npm run debs: builds the .debs of the terminal (browser shell) and of the hub. Its options: USAGE.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { projectFolder } from '../../platform/paths.ts'
import { releaseVersion } from '../../platform/version.ts'
import { ensureBuilt } from '../build-pages.ts'
import { ensurePinyin } from '../ime/ensure-pinyin.ts'
import { makeDeb } from './deb.ts'
import { GLIBC_FLOOR, nativeFaults, nativeFiles } from './native-floor.ts'
import { PROGRAMS } from './programs.ts'
import { sqliteModule } from './sqlite-module.ts'
import { stage } from './stage.ts'
import { writeSums } from './sums.ts'
import { nodeFolder, PROCESSORS } from './tools.ts'

const PROJECT = projectFolder()
const RELEASE = /^\d[0-9A-Za-z.+~-]*$/

const USAGE =
  'npm run debs [-- --out FOLDER] [--only zwgk-terminal|zwgk-hub] [--arch x64|arm64] [--release VERSION] [--compression xz|none]'

const text = { type: 'string' } as const
const { values } = parseArgs({
  options: { out: text, only: text, release: text, compression: text, arch: text, help: { type: 'boolean' } },
})
if (values.help) {
  line(USAGE)
  process.exit(0)
}
const output = resolve(values.out ?? join(PROJECT, 'dist', 'debs'))
const release = values.release ?? releaseVersion()
const compression = values.compression === 'none' ? 'none' : 'xz'
if (!RELEASE.test(release)) throw new Error(`expected a version such as 0.1.0, got ${release}`)
const processor = PROCESSORS.find((name) => name === (values.arch ?? 'x64'))
if (processor === undefined) throw new Error(`expected --arch ${PROCESSORS.join(' or ')}, got ${values.arch}`)
ensureBuilt(() => line('building pages and programs ...'), 'browser')
ensurePinyin(() => line('making the pinyin dictionary ...'))
const sqlite = sqliteModule(processor, GLIBC_FLOOR, () => line(`compiling SQLite for ${processor} ...`))
mkdirSync(output, { recursive: true })
const madeAt = Number(process.env['SOURCE_DATE_EPOCH'] ?? lastChange())
for (const program of PROGRAMS.filter(({ name }) => values.only === undefined || name === values.only)) {
  const scratch = mkdtempSync(join(tmpdir(), 'zwgk-deb-'))
  try {
    const root = join(scratch, program.name)
    // Node as its makers built it, not stripped: whoever checks can compare it with theirs.
    const { libraries, modules } = await stage(program, root, { processor, runtime: nodeFolder(processor), sqlite }, release)
    const native = nativeFiles(root)
    for (const { file, machine, glibc, libstdcxx } of native)
      line(`${file}: ${machine}, glibc ${glibc ?? '-'}, libstdc++ ${libstdcxx ?? '-'}`)
    const faults = nativeFaults(native, processor, GLIBC_FLOOR)
    if (faults.length > 0) throw new Error(`not for ${processor} with glibc ${GLIBC_FLOOR}: ${JSON.stringify(faults)}`)
    const file = makeDeb(program, root, { release, processor, glibc: GLIBC_FLOOR, output, madeAt, compression })
    const mib = Math.round((statSync(file).size / 1_048_576) * 10) / 10
    line(`${file}: ${mib} MiB, ${modules.length} modules, ${libraries.length} libraries`)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}
writeSums(output)

/** Seconds since 1970 of the last commit: the same sources give the same bytes. */
function lastChange(): string {
  const asked = spawnSync('git', ['log', '-1', '--format=%ct'], { cwd: PROJECT, encoding: 'utf8' })
  return asked.status === 0 ? asked.stdout.trim() : '0'
}

function line(words: string): void {
  process.stdout.write(`${words}\n`)
}
