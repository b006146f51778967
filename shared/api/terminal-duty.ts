// Contract between the terminal's pages and its host about running duty: device reports, registers (台账), and how the hall stands.
import { z } from 'zod'
import { DEVICE_STATES, deviceReportSchema, PROBED_DEVICES } from '../standard/device-probe.ts'
import { CONCERNS } from '../standard/profile.ts'
import { registerEntrySchema, registerOrderSchema } from '../standard/register-entry.ts'
import { FAULT_DEVICES, REGISTERS } from '../standard/registers.ts'
import { STANDARD_SEVERITIES } from '../standard/rule.ts'
import { endpoint } from './endpoint.ts'

const none = z.object({})
const day = z.iso.date()

const registerStandingSchema = z.object({
  id: z.enum(REGISTERS),
  state: z.enum(['done', 'due', 'overdue']),
  /** Until when; with `due` only. */
  by: day.optional(),
  /** The day that was missed; with `overdue` only. */
  since: day.optional(),
  lastOn: day.optional(),
})
export type RegisterStanding = z.infer<typeof registerStandingSchema>

const openFaultSchema = z.object({
  id: z.string(),
  device: z.enum(FAULT_DEVICES),
  what: z.string(),
  reported: z.boolean(),
  since: z.iso.datetime(),
})

/** Registers that the place's standard demands, what was entered last, and which faults are open. */
export const registersSchema = z.object({
  registers: z.array(registerStandingSchema),
  entries: z.array(registerEntrySchema),
  openFaults: z.array(openFaultSchema),
})
export type Registers = z.infer<typeof registersSchema>

export const standardFindingSchema = z.object({
  rule: z.string(),
  level: z.literal([1, 2, 3, 4]),
  concern: z.enum(CONCERNS),
  severity: z.enum(STANDARD_SEVERITIES),
  where: z.string().optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})

export const terminalDutyApi = {
  /** The page tells of itself at its start, when something changes, and every few minutes. Kept in memory only. */
  deviceReport: endpoint('POST', '/api/device-report', deviceReportSchema, z.object({ taken: z.literal(true) })),
  registers: endpoint('GET', '/api/staff/registers', none, registersSchema),
  /**
   * Idempotent by the entry's id. `by`: one of the names, or nothing when there are none.
   * Errors: `name-unknown`, `id-with-other-content`, `fault-not-open`; those of the disk.
   */
  keepEntry: endpoint(
    'POST',
    '/api/staff/registers',
    z.strictObject({ order: registerOrderSchema, by: z.string().max(60).optional() }),
    registersSchema,
  ),
  /** Levels two and four of the standard, as they are now. */
  standing: endpoint(
    'GET',
    '/api/maintenance/standing',
    none,
    z.object({
      findings: z.array(standardFindingSchema),
      registers: z.array(registerStandingSchema),
      devices: z.record(z.enum(PROBED_DEVICES), z.enum(DEVICE_STATES)),
      freeBytes: z.number().optional(),
    }),
  ),
} as const
