// Commands of the hub on disk (指令): written before they are carried out, kept for good, so that a replay is known as one.
import type { SqliteDatabase } from '../../../platform/sqlite/open.ts'
import {
  COMMANDS_OPEN_MAX,
  type CommandAnswer,
  type CommandStatement,
  commandAnswerSchema,
  commandStatementSchema,
} from '../../../shared/fleet/command.ts'

export interface StaffMessage {
  readonly id: string
  readonly words: string
  readonly issuedAt: string
  readonly until: string
  readonly seenAt: string | undefined
}

type Ending = Pick<CommandAnswer, 'outcome' | 'reason'>

export interface FleetCommands {
  isKnown(id: string): boolean
  /** Durable when it returns. `ending`: it is over as soon as it is kept. */
  keep(statement: CommandStatement, ending?: Ending): void
  /** Begun and not over. */
  begun(): CommandStatement[]
  end(id: string, ending: Ending): void
  /** What the hub has not been told of yet. */
  untold(): CommandAnswer[]
  told(answers: readonly CommandAnswer[]): void
  /** Messages whose end has not come, newest first. */
  messages(now: Date): StaffMessage[]
  /** False when there is no such message, or when it is marked already. */
  markSeen(id: string, at: string): boolean
}

interface Row {
  id: string
  statement: string
  state: string
  reason: string | null
  seen_at: string | null
}

export function fleetCommands(db: SqliteDatabase): FleetCommands {
  const known = db.prepare<[string], number>('SELECT 1 FROM fleet_command WHERE id = ?').pluck()
  const insert = db.prepare('INSERT INTO fleet_command (id, statement, state, reason) VALUES (?, ?, ?, ?)')
  const begun = db.prepare<[], string>(`SELECT statement FROM fleet_command WHERE state = 'begun' ORDER BY rowid`).pluck()
  const end = db.prepare(`UPDATE fleet_command SET state = ?, reason = ? WHERE id = ? AND state = 'begun'`)
  const untold = db.prepare<[number], Row>(
    `SELECT * FROM fleet_command WHERE state <> 'begun' AND told_hub = 0 ORDER BY rowid LIMIT ?`,
  )
  // Marked as read meanwhile: what was told is no longer all.
  const told = db.prepare('UPDATE fleet_command SET told_hub = 1 WHERE id = ? AND seen_at IS ?')
  const messages = db.prepare<[string], Row>(
    `SELECT * FROM fleet_command WHERE state = 'done' AND json_extract(statement, '$.order.kind') = 'message'
     AND json_extract(statement, '$.order.until') > ? ORDER BY rowid DESC`,
  )
  const seen = db.prepare(
    `UPDATE fleet_command SET seen_at = ?, told_hub = 0 WHERE id = ? AND seen_at IS NULL
     AND json_extract(statement, '$.order.kind') = 'message'`,
  )
  const read = (text: string) => commandStatementSchema.parse(JSON.parse(text))
  return {
    isKnown: (id) => known.get(id) !== undefined,
    keep: (statement, ending) =>
      void insert.run(statement.id, JSON.stringify(statement), ending?.outcome ?? 'begun', ending?.reason ?? null),
    begun: () => begun.all().map(read),
    end: (id, { outcome, reason }) => void end.run(outcome, reason ?? null, id),
    untold: () => untold.all(COMMANDS_OPEN_MAX).map(answerOf),
    told: db.transaction((answers: readonly CommandAnswer[]) => {
      for (const { id, seenAt } of answers) told.run(id, seenAt ?? null)
    }).immediate,
    messages: (now) =>
      messages.all(now.toISOString()).flatMap(({ statement, seen_at }) => {
        const { id, issuedAt, order } = read(statement)
        return order.kind === 'message'
          ? [{ id, issuedAt, words: order.words, until: order.until, seenAt: seen_at ?? undefined }]
          : []
      }),
    markSeen: (id, at) => seen.run(at, id).changes === 1,
  }
}

function answerOf({ id, state, reason, seen_at }: Row): CommandAnswer {
  return commandAnswerSchema.parse({
    ...{ id, outcome: state },
    ...(reason !== null && { reason }),
    ...(seen_at !== null && { seenAt: seen_at }),
  })
}
