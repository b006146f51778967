// What the machine tells of itself: disk, memory, clock, database; and the page's last report while it is fresh.
import { freemem, totalmem } from 'node:os'
import { sqliteSelfTest } from '../../../platform/sqlite/self-test.ts'
import type { TerminalState } from '../../../shared/api/terminal.ts'
import type { DeviceReport, MachineProbe } from '../../../shared/standard/device-probe.ts'
import { freeBytes } from '../stick/find-sticks.ts'

export interface Probes {
  machine(): MachineProbe
  /** Undefined while no page has told anything lately. */
  page(): DeviceReport | undefined
  take(report: DeviceReport): void
}

export interface ProbeParts {
  readonly dataFolder: string
  readonly storage: () => TerminalState['storage']
  readonly clockTrusted: () => boolean
  /** Milliseconds that no change of the clock moves. */
  readonly monotonic?: () => number
}

/** A page tells every few minutes; one that is silent for longer is not shown, or hangs. */
export const REPORT_FRESH_MS = 15 * 60_000

export function createProbes({ dataFolder, storage, clockTrusted, monotonic = () => performance.now() }: ProbeParts): Probes {
  // The library can't change while the process runs.
  const database = sqliteSelfTest().ok
  let last: { readonly report: DeviceReport; readonly at: number } | undefined
  return {
    machine: () => ({
      ...{ storage: storage(), freeBytes: freeBytes(dataFolder), clockTrusted: clockTrusted(), database },
      ...{ freeMemory: freemem(), totalMemory: totalmem() },
    }),
    page: () => (last !== undefined && monotonic() - last.at < REPORT_FRESH_MS ? last.report : undefined),
    take: (report) => {
      last = { report, at: monotonic() }
    },
  }
}
