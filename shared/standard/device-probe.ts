// Device probes (设备自检): what the page and the machine tell, and what of it is right or wrong. Nothing here is guessed: what nobody can
// tell is `unknown`, and then the clerk's register decides.
import { z } from 'zod'
import type { DEVICES } from './profile.ts'
import { FAULT_DEVICES } from './registers.ts'

/** Devices of a profile's list that the program can look at by itself. */
export const PROBED_DEVICES = [
  'screen',
  'pointing',
  'printer',
  'disk',
  'memory',
  'clock',
  'fonts',
] as const satisfies readonly (typeof DEVICES)[number][]
export type ProbedDevice = (typeof PROBED_DEVICES)[number]

export const DEVICE_STATES = ['ok', 'wrong', 'unknown'] as const
export type DeviceState = (typeof DEVICE_STATES)[number]

/** What the page tells of itself. Numbers and yes or no: no name of a printer, nothing of a person. */
export const deviceReportSchema = z.strictObject({
  /** CSS px of the page. */
  width: z.int().min(1).max(20_000),
  height: z.int().min(1).max(20_000),
  /** The system says there is a touch screen, or somebody has touched it. */
  touch: z.boolean(),
  /** A mouse or the like. */
  finePointer: z.boolean(),
  /** The bundled fonts are drawn. */
  fonts: z.boolean(),
  /** How many printers the system knows; missing where the window can't ask. */
  printers: z.int().min(0).max(1000).optional(),
  /** Fault notices (故障告示) that the page shows. */
  notices: z.array(z.enum(FAULT_DEVICES)).max(FAULT_DEVICES.length),
})
export type DeviceReport = z.infer<typeof deviceReportSchema>

export interface MachineProbe {
  readonly storage: 'ok' | 'tight' | 'full' | 'read-only'
  /** Undefined when the file system does not tell. */
  readonly freeBytes: number | undefined
  readonly freeMemory: number
  readonly totalMemory: number
  readonly clockTrusted: boolean
  /** The database passed its self-test. */
  readonly database: boolean
}

export type DeviceStanding = Readonly<Record<ProbedDevice, DeviceState>>

const MEBIBYTE = 1_048_576
/** A release of content and the room to build it. */
export const FREE_DISK_AT_LEAST = 512 * MEBIBYTE
/** Below this the system starts to end programs. */
export const FREE_MEMORY_AT_LEAST = 96 * MEBIBYTE
/** Smaller than any screen that a hall may have. */
const PAGE_AT_LEAST_PX = 600

/** `report`: the page's last one; undefined while no page has told anything lately. */
export function judgeDevices(machine: MachineProbe, report: DeviceReport | undefined): DeviceStanding {
  const told = (right: (report: DeviceReport) => boolean | undefined): DeviceState => {
    const answer = report && right(report)
    return answer === undefined ? 'unknown' : answer ? 'ok' : 'wrong'
  }
  return {
    screen: told(({ width, height }) => Math.min(width, height) >= PAGE_AT_LEAST_PX),
    pointing: told(({ touch, finePointer }) => touch || finePointer),
    printer: told(({ printers }) => (printers === undefined ? undefined : printers > 0)),
    disk: diskState(machine),
    memory: machine.freeMemory < FREE_MEMORY_AT_LEAST ? 'wrong' : 'ok',
    clock: machine.clockTrusted ? 'ok' : 'wrong',
    fonts: told(({ fonts }) => fonts),
  }
}

function diskState({ storage, freeBytes, database }: MachineProbe): DeviceState {
  if (storage !== 'ok' || !database) return 'wrong'
  if (freeBytes === undefined) return 'unknown'
  return freeBytes < FREE_DISK_AT_LEAST ? 'wrong' : 'ok'
}
