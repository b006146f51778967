// Settings of this terminal that must survive: identity, enrolment, the clock's floor. Each has a schema.
import { z } from 'zod'
import type { SqliteDatabase } from '../../../platform/sqlite/open.ts'
import { enrolmentGrantSchema } from '../../../shared/api/hub-terminal.ts'
import { stickEnrolmentSchema } from '../../../shared/api/stick.ts'
import { channelSchema } from '../../../shared/content/channel.ts'
import { signingKeySchema, suiteIdSchema } from '../../../shared/crypto/suite.ts'
import { movedAwayStatementSchema } from '../../../shared/fleet/moved-away.ts'
import { SYSTEM_CHECKS } from '../../../shared/lockdown/system-check.ts'
import { TERMINAL_ROLES } from '../../../shared/roles/pin.ts'
import { deviceRecordSchema } from '../../../shared/standard/device-record.ts'
import { standardProfileSchema } from '../../../shared/standard/profile.ts'
import { reportSchema } from '../../../shared/standard/report.ts'
import { themeSchema } from '../../../shared/standard/theme.ts'

const pinCheckSchema = z.strictObject({
  suite: suiteIdSchema,
  salt: z.string().regex(/^[0-9a-f]{32}$/),
  check: z.string().regex(/^[0-9a-f]{64,128}$/),
})

const SCHEMAS = {
  /** The terminal's own key; made at the first start. */
  'device-key': signingKeySchema,
  /** Who this terminal is, as the hub granted it. */
  grant: enrolmentGrantSchema,
  /** Address of the hub, without a final slash. */
  'hub-address': z.url(),
  /** Channels to follow when the terminal was never enrolled (a trial from a stick). */
  'trial-following': z.strictObject({
    channels: z.array(channelSchema).max(64),
    officeChannel: channelSchema.optional(),
    /** Whether somebody handed over the root of trust; if not, all content shows 试用. */
    vouchedFor: z.boolean(),
  }),
  /** Newest signing time of accepted metadata: the clock can't be earlier. */
  'time-floor': z.iso.datetime(),
  /** Hub time minus terminal time in ms at the last answer; used for signing requests only. */
  'hub-clock-offset': z.number(),
  /** PINs of the two roles; the digits themselves are nowhere. */
  pins: z.partialRecord(z.enum(TERMINAL_ROLES), pinCheckSchema),
  /** Wrong tries in a row, and what was left to wait when it was last written. */
  'pin-tries': z.partialRecord(z.enum(TERMINAL_ROLES), z.strictObject({ wrong: z.int().min(0), waitMs: z.number().min(0) })),
  /** Names the hall's staff are known by; one stands in each window record. */
  'staff-names': z.array(z.string().trim().min(1).max(60)).max(12),
  'device-record': deviceRecordSchema,
  /** The last standard and theme that passed the rules. */
  'good-setting': z.strictObject({ profile: standardProfileSchema, theme: themeSchema }),
  /** Since when the theme of the release is refused. */
  'setting-refused-since': z.iso.datetime(),
  /** The last report on 五个统一, without pictures. */
  'standard-report': reportSchema,
  /** When the report that the hub has was made. */
  'report-told': z.iso.datetime(),
  /** The day from which registers are kept here: nothing is owed before. Written once, with a clock that is believed. */
  'registers-from': z.iso.date(),
  /** After a rebuilding: the hub is asked for the replies that it takes for delivered (F12). */
  'replies-wanted-again': z.boolean(),
  /** What the system leaves open and staff have gone on with. */
  'system-accepted': z.array(z.enum(SYSTEM_CHECKS)),
  /** The office has given this terminal to another one, which has not taken it yet. */
  'moved-away': movedAwayStatementSchema,
  /** An enrolment that came on a stick and waits for its answer; beside a grant, one at another office. */
  'enrolment-offer': stickEnrolmentSchema,
} as const
type Name = keyof typeof SCHEMAS
type Value<N extends Name> = z.output<(typeof SCHEMAS)[N]>

/** What a setting of this name holds; undefined for a name that stands elsewhere. */
export function settingSchema(name: string): z.ZodType | undefined {
  return Object.hasOwn(SCHEMAS, name) ? SCHEMAS[name as Name] : undefined
}

export interface Settings {
  get<N extends Name>(name: N): Value<N> | undefined
  set<N extends Name>(name: N, value: Value<N>): void
  remove(name: Name): void
}

export function settings(db: SqliteDatabase): Settings {
  const read = db.prepare<[string], { value: string }>('SELECT value FROM setting WHERE name = ?')
  const write = db.prepare(
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  )
  const remove = db.prepare('DELETE FROM setting WHERE name = ?')
  return {
    remove: (name) => void remove.run(name),
    get: (name) => {
      const row = read.get(name)
      return row === undefined ? undefined : (SCHEMAS[name].parse(JSON.parse(row.value)) as Value<typeof name>)
    },
    set: (name, value) => void write.run(name, JSON.stringify(SCHEMAS[name].parse(value))),
  }
}
