// npm run faults -- --seed N --rounds K [--only NAME] [--json] [--normal]: plays faults by a seed and says what was lost. README.md tells the rest.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { projectFolder } from '../../platform/paths.ts'
import { buildDisk } from './disk/build-disk.ts'
import { makeControlPage } from './disk/disk-control.ts'
import type { FaultOptions } from './run-families.ts'

/** Memory is many times faster than a disk, and the faults are made, not waited for. */
const MEMORY_FOLDER = '/dev/shm'
const MEMORY_AT_LEAST_BYTES = 1_024 * 1_048_576

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '6' },
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
    normal: { type: 'boolean', default: false },
  },
})
const scratch = mkdtempSync(join(scratchParent(), 'zwgk-faults-'))
try {
  const diskLibrary = buildDisk(scratch)
  const controlPage = join(scratch, 'control')
  makeControlPage(controlPage)
  const options: FaultOptions = {
    ...{ seed: wholeNumber(values.seed, '--seed'), rounds: wholeNumber(values.rounds, '--rounds') },
    ...{ only: values.normal ? 'power-cut' : values.only, normal: values.normal, json: values.json },
    ...{ diskLibrary, scratch, controlPage },
  }
  process.exitCode = await play(options)
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

/** In a process of its own, for the failing disk must be there before anything else is loaded. */
function play(options: FaultOptions): Promise<number> {
  const { diskLibrary, controlPage } = options
  const child = spawn(process.execPath, [join(projectFolder(), 'test', 'faults', 'run-families.ts'), JSON.stringify(options)], {
    stdio: 'inherit',
    env: {
      ...process.env,
      ...(diskLibrary && { LD_PRELOAD: diskLibrary, ZWGK_DISK_CONTROL: controlPage, ZWGK_DISK_ROOTS: scratch }),
    },
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  return new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)))
}

function scratchParent(): string {
  try {
    const { bavail, bsize } = statfsSync(MEMORY_FOLDER)
    return bavail * bsize > MEMORY_AT_LEAST_BYTES ? MEMORY_FOLDER : tmpdir()
  } catch {
    // No such folder on this system.
    return tmpdir()
  }
}

function wholeNumber(text: string, option: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1) throw new Error(`expected a whole number from 1 after ${option}, got ${text}`)
  return number
}
