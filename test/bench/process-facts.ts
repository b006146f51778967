// What the system knows of a process and its children: memory and processor time. Linux only; elsewhere nothing is known.
import { readdirSync, readFileSync } from 'node:fs'

const TICKS_PER_SECOND = 100

/** Processor time of one process so far, in seconds. */
export function cpuSeconds(pid: number): number | undefined {
  const fields = read(pid, 'stat')?.split(') ')[1]?.split(' ')
  // utime and stime: the 14th and 15th field, counted from the process's number.
  return fields === undefined ? undefined : (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND
}

/** Resident bytes of one process. */
export function residentBytes(pid: number): number {
  return kilobytes(read(pid, 'status'), 'VmRSS') * 1024
}

/** Of these, what is its own and no mapped file; undefined where the system does not tell. */
export function ownBytes(pid: number): number | undefined {
  const own = kilobytes(read(pid, 'status'), 'RssAnon')
  return own === 0 ? undefined : own * 1024
}

/** Bytes of a process and all it started, shared pages counted once (proportional set size). */
export function familyBytes(pid: number): number {
  return family(pid).reduce((sum, one) => sum + kilobytes(read(one, 'smaps_rollup'), 'Pss') * 1024, 0)
}

function family(pid: number): number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    const parent = /^PPid:\s+(\d+)$/m.exec((/^\d+$/.test(name) && read(Number(name), 'status')) || '')?.[1]
    if (parent !== undefined) parents.set(Number(name), Number(parent))
  }
  const members = [pid]
  for (let i = 0; i < members.length; i += 1)
    for (const [child, parent] of parents) if (parent === members[i]) members.push(child)
  return members
}

function kilobytes(text: string | undefined, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(text ?? '')?.[1] ?? 0)
}

function read(pid: number, name: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    // It has ended, or this is another system.
    return undefined
  }
}
