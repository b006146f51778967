// zwgk backup --data DIR --out FILE: a whole copy of a terminal's ledger, also while the terminal runs. It holds the terminal's key: keep it like one.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Command, failed, text, usage } from '../../platform/cli/command.ts'
import { backUp } from '../../platform/sqlite/back-up.ts'
import { openReadOnly } from '../../platform/sqlite/open.ts'
import { isDataFolder } from '../host/data-folder.ts'
import { storageFailure } from '../host/storage-failure.ts'

export const backup: Command = {
  options: { data: { type: 'string' }, out: { type: 'string' } },
  async run({ values, positionals, messages }) {
    const data = text(values['data'])
    const out = text(values['out'])
    if (data === undefined || out === undefined || positionals.length > 0) return usage(messages, 'backup')
    if (!isDataFolder(data)) return failed(messages, { code: 'no-ledger', params: { path: data } })
    // An earlier backup may be the only good one.
    if (existsSync(out)) return failed(messages, { code: 'backup-exists', params: { path: out } })
    try {
      const db = openReadOnly(join(data, 'ledger.sqlite'))
      try {
        backUp(db, out)
        const submissions = db.prepare<[], number>('SELECT count(*) FROM submission').pluck().get() ?? 0
        return { exit: 0, json: { out, submissions }, lines: [messages.say('cli:backed-up', { out, submissions })] }
      } finally {
        db.close()
      }
    } catch (error) {
      const failure = storageFailure(error, out)
      if (failure === undefined) throw error
      return failed(messages, failure.code === 'storage-failed' ? { code: 'backup-not-written', params: { path: out } } : failure)
    }
  },
}
