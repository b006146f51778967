// Offices that this terminal has left (归属变更), kept as long as a receipt of theirs may need them: address, keys, and the code it had there.
import { z } from 'zod'
import type { SqliteDatabase } from '../../../platform/sqlite/open.ts'
import type { EnrolmentGrant } from '../../../shared/api/hub-terminal.ts'
import { type Office, officeSchema } from '../../../shared/content/office.ts'
import { acknowledgementSchema } from '../../../shared/requests/envelope.ts'
import { type ContentRecords, MARK_AS_FORMER } from './content-records.ts'
import type { Settings } from './settings.ts'

const recordSchema = z.strictObject({
  /** Id of the office. */
  hub: z.string().max(64),
  /** Address of its hub, without a final slash. */
  address: z.url(),
  /** Its signed office file as it was last: the keys that its acknowledgements and replies are checked with. Undefined where none had come. */
  office: officeSchema.optional(),
  movedAt: z.iso.datetime(),
  /** Hub time minus terminal time in ms. */
  clockOffset: z.number(),
  /** The ledger was rebuilt: replies that this hub takes for delivered may be gone (F12). */
  repliesWantedAgain: z.boolean(),
  /** No receipt needs it any more; it is asked no longer. */
  retiredAt: z.iso.datetime().optional(),
})

export interface FormerOffice extends z.infer<typeof recordSchema> {
  /** Code that this terminal had there; its receipts begin with it. */
  readonly terminal: string
}

export interface NextOffice {
  readonly address: string
  readonly grant: EnrolmentGrant
  /** The root of trust is another than that of the former office; undefined when both publish in one repository. */
  readonly root: Uint8Array | undefined
}

export interface FormerOffices {
  /** In the order in which they were left. */
  list(): FormerOffice[]
  has(terminal: string): boolean
  /** One commit: the office of now becomes a former one, the next takes its place, and what is shown counts as of the former. */
  move(office: Office | undefined, next: NextOffice, at: Date): void
  setClockOffset(terminal: string, ms: number): void
  repliesAskedAgain(terminal: string): void
  /** When each item that is acknowledged and has no reply here was received. */
  unanswered(terminal: string): Date[]
  retire(terminal: string, at: Date): void
}

/** What was filed while the terminal had this code; without one, what was filed at the office of now. Receipts begin with the code. */
export function filedAt(column: string, former: boolean): string {
  const code = `substr(${column}, 1, 4)`
  return former ? `${code} = @former` : `${code} NOT IN (SELECT terminal FROM former_office)`
}

interface Row {
  terminal: string
  record: string
}

/** What was agreed with one hub and says nothing to another. */
const OF_ONE_HUB = ['hub-clock-offset', 'report-told', 'replies-wanted-again', 'enrolment-offer', 'moved-away'] as const
/** The town's theme goes with the town. */
const OF_ONE_TOWN = ['good-setting', 'setting-refused-since'] as const

export function formerOffices(db: SqliteDatabase, settings: Settings, content: ContentRecords): FormerOffices {
  const all = db.prepare<[], Row>('SELECT * FROM former_office ORDER BY rowid')
  const one = db.prepare<[string], number>('SELECT 1 FROM former_office WHERE terminal = ?').pluck()
  const insert = db.prepare('INSERT INTO former_office (terminal, record) VALUES (?, ?)')
  const offset = db.prepare(`UPDATE former_office SET record = json_set(record, '$.clockOffset', ?) WHERE terminal = ?`)
  const asked = db.prepare(
    `UPDATE former_office SET record = json_set(record, '$.repliesWantedAgain', json('false')) WHERE terminal = ?`,
  )
  const retired = db.prepare(`UPDATE former_office SET record = json_set(record, '$.retiredAt', ?) WHERE terminal = ?`)
  const markContent = db.prepare(MARK_AS_FORMER)
  const open = db
    .prepare<{ former: string }, string>(
      `SELECT acknowledgement FROM submission s WHERE s.state = 'acknowledged' AND ${filedAt('s.receipt', true)}
       AND NOT EXISTS (SELECT 1 FROM reply r WHERE r.receipt = s.receipt)`,
    )
    .pluck()
  return {
    list: () => all.all().map(formerOffice),
    has: (terminal) => one.get(terminal) !== undefined,
    move: db.transaction((office: Office | undefined, { address, grant, root }: NextOffice, at: Date) => {
      const left = settings.get('grant')
      const leftAddress = settings.get('hub-address')
      if (left === undefined || leftAddress === undefined) throw new Error('expected an office to leave')
      const record: z.input<typeof recordSchema> = {
        ...{ hub: left.hub, address: leftAddress, ...(office && { office }), movedAt: at.toISOString() },
        clockOffset: settings.get('hub-clock-offset') ?? 0,
        repliesWantedAgain: settings.get('replies-wanted-again') ?? false,
      }
      insert.run(left.terminal.code, JSON.stringify(recordSchema.parse(record)))
      for (const name of [...OF_ONE_HUB, ...OF_ONE_TOWN]) settings.remove(name)
      settings.set('hub-address', address)
      settings.set('grant', grant)
      if (root !== undefined) content.keepTrusted(new Map([['root', root]]), new Date(0))
      markContent.run()
    }).immediate,
    setClockOffset: (terminal, ms) => void offset.run(ms, terminal),
    repliesAskedAgain: (terminal) => void asked.run(terminal),
    unanswered: (terminal) =>
      open.all({ former: terminal }).flatMap((text) => {
        const acknowledgement = acknowledgementSchema.safeParse(JSON.parse(text))
        return acknowledgement.success ? [new Date(acknowledgement.data.statement.receivedAt)] : []
      }),
    retire: (terminal, at) => void retired.run(at.toISOString(), terminal),
  }
}

function formerOffice({ terminal, record }: Row): FormerOffice {
  return { terminal, ...recordSchema.parse(JSON.parse(record)) }
}
