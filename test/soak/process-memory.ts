// How much memory each process of the terminal has to itself (PSS: what several share is counted in parts).
import { readFileSync } from 'node:fs'
import { processesBelow } from '../e2e/electron/support/processes.ts'

export const ROLES = ['main', 'page', 'gpu', 'network', 'zygote', 'host'] as const
export type Role = (typeof ROLES)[number]

/** Megabytes by what a process is for; processes of one kind are added up. */
export function memoryByRole(mainPid: number): Map<Role, number> {
  const found = new Map<Role, number>([['main', pssOf(mainPid)]])
  for (const { pid, commandLine } of processesBelow(mainPid)) {
    const role = roleOf(commandLine)
    found.set(role, (found.get(role) ?? 0) + pssOf(pid))
  }
  return found
}

function roleOf(commandLine: string): Role {
  if (commandLine.includes('host.mjs') || commandLine.includes('zwgk-host')) return 'host'
  if (commandLine.includes('--type=renderer')) return 'page'
  if (commandLine.includes('--type=gpu-process')) return 'gpu'
  if (commandLine.includes('--type=zygote')) return 'zygote'
  return commandLine.includes('--type=utility') ? 'network' : 'main'
}

function pssOf(pid: number): number {
  try {
    const [, kilobytes = '0'] = /^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? []
    return Number(kilobytes) / 1_024
  } catch {
    // Ended meanwhile.
    return 0
  }
}
