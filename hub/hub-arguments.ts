// The options of the hub as a process: it starts with them, and the doctor reads those that an administrator has written.
import { portOption, programOptions } from '../platform/cli/program-options.ts'
import { isTerminalPrefix } from '../shared/fleet/terminal-code.ts'
import { houseDaysSchema } from '../shared/requests/house-limit.ts'
import { RETENTION_YEARS, type RetentionYears } from '../shared/requests/retention.ts'
import { fail, ok, type Result } from '../shared/result.ts'
import { DEMO_OFFICE_CHANNEL, DEMO_TERMINAL_PREFIX } from './demo/seed-demo.ts'
import { type PostgresPlace, postgresPlace } from './store/postgres-place.ts'

export interface HubArguments {
  readonly data: string
  /** Loopback port, 0 for any. */
  readonly port: number
  /** Undefined for SQLite in the hub's folder. */
  readonly database: PostgresPlace | undefined
  readonly pages: string | undefined
  readonly officeChannel: string
  readonly terminalPrefix: string
  readonly retentionYears: RetentionYears | undefined
  readonly consultationDays: number | undefined
  readonly ratingDays: number | undefined
  readonly demo: boolean
  /** Name of a terminal that the demo prints an enrolment code for. */
  readonly demoTerminal: string | undefined
}

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const
const OPTIONS = {
  ...{ data: text, database: text, port: text, pages: text, prefix: text, demo: flag },
  ...{ 'office-channel': text, 'retention-years': text, 'consultation-days': text, 'rating-days': text, 'demo-terminal': text },
} as const

/** Errors: `option-wrong`, `port-wrong`, those of the database's address, `terminal-prefix-wrong`, `retention-years-wrong`, `consultation-days-wrong`, `rating-days-wrong`. */
export function hubArguments(args: readonly string[], databasePassword: string | undefined): Result<HubArguments> {
  const read = programOptions(args, OPTIONS)
  if (!read.ok) return read
  const { value: values } = read
  if (values.data === undefined) return fail('option-wrong', { option: '--data' })
  const port = portOption(values.port)
  if (!port.ok) return port
  const database = values.database === undefined ? ok(undefined) : postgresPlace(values.database, databasePassword)
  if (!database.ok) return database
  const terminalPrefix = values.prefix ?? DEMO_TERMINAL_PREFIX
  if (!isTerminalPrefix(terminalPrefix)) return fail('terminal-prefix-wrong', { prefix: terminalPrefix })
  const years = retentionYears(values['retention-years'])
  if (!years.ok) return years
  const consultation = houseDays(values['consultation-days'], 'consultation-days-wrong')
  if (!consultation.ok) return consultation
  const rating = houseDays(values['rating-days'], 'rating-days-wrong')
  if (!rating.ok) return rating
  return ok({
    ...{ data: values.data, port: port.value, database: database.value, pages: values.pages, terminalPrefix },
    officeChannel: values['office-channel'] ?? DEMO_OFFICE_CHANNEL,
    ...{ retentionYears: years.value, consultationDays: consultation.value, ratingDays: rating.value },
    ...{ demo: values.demo === true, demoTerminal: values['demo-terminal'] },
  })
}

function retentionYears(typed: string | undefined): Result<RetentionYears | undefined> {
  const years = RETENTION_YEARS.find((one) => String(one) === typed)
  return typed === undefined || years !== undefined ? ok(years) : fail('retention-years-wrong')
}

function houseDays(typed: string | undefined, wrong: string): Result<number | undefined> {
  if (typed === undefined) return ok(undefined)
  const days = houseDaysSchema.safeParse(typed)
  return days.success ? ok(days.data) : fail(wrong)
}
