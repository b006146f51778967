// Finds a process of Chromium that is dead without Chromium knowing: killed in its first second, the one that draws stays on Chromium's
// list for ever, each page after it hangs, and loading again does not help (F67).
import { readFileSync } from 'node:fs'

export interface ListedProcess {
  readonly pid: number
  /** As Chromium names it: `GPU`, `Utility`, `Tab`, `Browser` and others. */
  readonly type: string
}

export interface LostProcessOptions {
  readonly listed: () => readonly ListedProcess[]
  readonly isLiving: (pid: number) => boolean
  /** Called once. Nothing in this process can mend it: a new one is needed. */
  readonly lost: (type: string) => void
  readonly everyMs: number
}

/** Those whose end the page keeper sees by itself, and ourselves. */
const KEPT_ELSEWHERE: readonly string[] = ['Tab', 'Browser']

/** Dead at two looks in a row: in between Chromium takes the end of a process in and starts another. Returns what ends the watch. */
export function watchForLostProcess({ listed, isLiving, lost, everyMs }: LostProcessOptions): () => void {
  let deadBefore = new Set<number>()
  const watch = setInterval(() => {
    const dead = listed().filter(({ pid, type }) => !KEPT_ELSEWHERE.includes(type) && !isLiving(pid))
    const found = dead.find(({ pid }) => deadBefore.has(pid))
    deadBefore = new Set(dead.map(({ pid }) => pid))
    if (found === undefined) return
    clearInterval(watch)
    lost(found.type)
  }, everyMs)
  return () => clearInterval(watch)
}

/** On Linux a dead process that nobody has asked about still has its number: its state tells. */
export function isLiving(pid: number): boolean {
  try {
    if (process.platform === 'linux') return !/^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
    return process.kill(pid, 0)
  } catch (error) {
    // There, and not ours to ask.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
