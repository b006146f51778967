// zwgk hub backup --data HUB --out FOLDER [--keep N], zwgk hub restore BACKUP --data NEW [--keys FOLDER]: of a hub on SQLite. On PostgreSQL pg_dump does it.
import { type Command, type CommandInput, failed, type Outcome, text, usage } from '../../platform/cli/command.ts'
import { fileFailure } from '../../platform/files/failure.ts'
import { sqliteErrorKind } from '../../platform/sqlite/open.ts'
import type { Result } from '../../shared/result.ts'
import { backUpHub, type HubBackup } from '../backup/back-up-hub.ts'
import { backUpDated } from '../backup/dated-backups.ts'
import { restoreHub } from '../backup/restore-hub.ts'
import { hubFolders } from '../hub.ts'

/** Backups in one folder: some years of days. */
const KEPT_MAX = 1_000

/** With `--keep` the folder holds backups by their time, and the oldest go. */
export const hubBackup: Command = {
  options: { data: { type: 'string' }, out: { type: 'string' }, keep: { type: 'string' } },
  async run(input) {
    const { values, positionals, messages, now } = input
    const data = text(values['data'])
    const out = text(values['out'])
    const keep = values['keep'] === undefined ? undefined : Number(values['keep'])
    const keepWrong = keep !== undefined && (!Number.isInteger(keep) || keep < 1 || keep > KEPT_MAX)
    if (data === undefined || out === undefined || positionals.length > 0 || keepWrong) return usage(messages, 'hub-backup')
    const folders = hubFolders(data)
    const done = await onDisk<HubBackup & { readonly removed?: number }>(out, input, () =>
      keep === undefined ? backUpHub(folders, out, now) : backUpDated(folders, out, { now, keep }),
    )
    if ('exit' in done) return done
    const { submissions, files, manifest, removed = 0 } = done
    const facts = { out: done.out, submissions, files }
    return {
      exit: 0,
      json: { ...facts, keys: manifest.keys.length, records: manifest.records, removed },
      lines: [
        messages.say('office:backup.done', facts),
        ...(removed > 0 ? [messages.say('office:backup.removed', { count: removed })] : []),
        messages.say('office:backup.keys-apart'),
      ],
    }
  },
}

export const hubRestore: Command = {
  options: { data: { type: 'string' }, keys: { type: 'string' } },
  async run(input) {
    const { values, positionals, messages } = input
    const [backup, ...more] = positionals
    const data = text(values['data'])
    if (backup === undefined || more.length > 0 || data === undefined) return usage(messages, 'hub-restore')
    const done = await onDisk(data, input, () => restoreHub(backup, data, text(values['keys'])))
    if ('exit' in done) return done
    const { madeAt, keysWrong, records } = done
    const whole = records.every(
      ({ problem, receipt }) => problem === undefined && receipt !== 'cut-off' && receipt !== 'made-anew',
    )
    return {
      exit: keysWrong.length === 0 && whole ? 0 : 1,
      json: { data, madeAt, keysWrong, whole },
      lines: [
        messages.say('office:backup.restored', { data, madeAt }),
        ...keysWrong.map((name) => messages.say('office:backup.key-wrong', { name })),
        ...(whole ? [] : [messages.say('office:backup.records-wrong')]),
        messages.say('office:backup.after'),
      ],
    }
  },
}

async function onDisk<Value extends object>(
  path: string,
  { messages }: CommandInput,
  work: () => Promise<Result<Value>>,
): Promise<Value | Outcome> {
  try {
    const done = await work()
    return done.ok ? done.value : failed(messages, done.error)
  } catch (error) {
    const failure = fileFailure(error, path)
    if (failure !== undefined) return failed(messages, failure)
    const kind = sqliteErrorKind(error)
    if (kind === undefined) throw error
    return failed(messages, { code: kind === 'disk-full' ? 'disk-full' : 'backup-not-written', params: { path } })
  }
}
