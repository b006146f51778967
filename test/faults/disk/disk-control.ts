// The switch of a failing disk: a page of shared memory that disk-faults.c reads before each step below one folder.
import { closeSync, openSync, readSync, writeFileSync, writeSync } from 'node:fs'
import { constants } from 'node:os'

/** The same layout and numbers as in disk-faults.c. */
const AT = { countdown: 0, steps: 8, fired: 16, space: 24, action: 32, error: 36, lasting: 40, reads: 44, under: 48, away: 560 }
const TEXT_BYTES = 512
const PAGE_BYTES = 48 + 2 * TEXT_BYTES
const ACTIONS = { nothing: 0, kill: 1, 'kill-torn': 2, fail: 3, pull: 4, space: 5 } as const

export type DiskError = 'EIO' | 'ENOSPC' | 'EROFS'

/** What happens, after `after` further steps below `under`. A step is a call that changes something, with `reads` also one that looks. */
export type DiskFault = { readonly under: string; readonly after: number } & (
  | { readonly what: 'kill' | 'kill-torn' }
  | { readonly what: 'fail'; readonly error: DiskError; readonly lasting: boolean; readonly reads: boolean }
  | { readonly what: 'pull'; readonly away: string; readonly reads: boolean }
)

export interface DiskControl {
  readonly path: string
  arm(fault: DiskFault): void
  /** A disk with so many bytes left below `under`: what is written takes, what is removed gives back. */
  limit(under: string, bytes: number): void
  /** Counts steps below `under` and lets everything through. */
  watch(under: string, reads: boolean): void
  steps(): number
  /** Whether the fault has happened. */
  fired(): boolean
}

/** Makes the page, once: a process that has it in memory ends when the file gets shorter. */
export function makeControlPage(path: string): void {
  writeFileSync(path, Buffer.alloc(PAGE_BYTES), { flag: 'wx' })
}

export function diskControl(path: string): DiskControl {
  const file = openSync(path, 'r+')
  process.once('exit', () => closeSync(file))

  function page(): Buffer {
    const bytes = Buffer.alloc(PAGE_BYTES)
    readSync(file, bytes, 0, PAGE_BYTES, 0)
    return bytes
  }

  function set(action: number, under: string, fill: (page: Buffer) => void): void {
    const bytes = Buffer.alloc(PAGE_BYTES)
    bytes.write(under, AT.under, TEXT_BYTES - 1)
    fill(bytes)
    // First everything else with nothing switched on, then the switch: the other side reads at any moment.
    writeSync(file, bytes, 0, PAGE_BYTES, 0)
    bytes.writeInt32LE(action, AT.action)
    writeSync(file, bytes, AT.action, 4, AT.action)
  }

  return {
    path,
    arm: (fault) =>
      set(ACTIONS[fault.what], fault.under, (bytes) => {
        bytes.writeBigInt64LE(BigInt(fault.after), AT.countdown)
        if (fault.what === 'fail') {
          bytes.writeInt32LE(constants.errno[fault.error], AT.error)
          bytes.writeInt32LE(fault.lasting ? 1 : 0, AT.lasting)
        }
        if ('reads' in fault) bytes.writeInt32LE(fault.reads ? 1 : 0, AT.reads)
        if (fault.what === 'pull') bytes.write(fault.away, AT.away, TEXT_BYTES - 1)
      }),
    limit: (under, space) => set(ACTIONS.space, under, (bytes) => void bytes.writeBigInt64LE(BigInt(space), AT.space)),
    watch: (under, reads) => set(ACTIONS.nothing, under, (bytes) => void bytes.writeInt32LE(reads ? 1 : 0, AT.reads)),
    steps: () => Number(page().readBigInt64LE(AT.steps)),
    fired: () => page().readBigInt64LE(AT.fired) > 0n,
  }
}
