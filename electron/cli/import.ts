// zwgk import REPO --data DIR [--root FILE]: what a terminal does with a stick (摆渡), without a window.
import { readFileSync } from 'node:fs'
import { type Command, failed, text, usage } from '../../platform/cli/command.ts'
import { fileFailure } from '../../platform/files/failure.ts'
import { createLog } from '../../platform/log/logger.ts'
import { folderSource } from '../../platform/package/folder-source.ts'
import { trustedTime } from '../../shared/calendar/trusted-time.ts'
import { openContentStore } from '../host/content/content-store.ts'
import { openDataFolder } from '../host/data-folder.ts'
import { following } from '../host/sync/following.ts'
import { syncOnce } from '../host/sync/sync-once.ts'
import { ensureTrust } from '../host/sync/trial-enrolment.ts'

export const importPackage: Command = {
  options: { data: { type: 'string' }, root: { type: 'string' } },
  async run({ values, positionals, messages, now }) {
    const [repo] = positionals
    const dataFolder = text(values['data'])
    if (repo === undefined || positionals.length > 1 || dataFolder === undefined) return usage(messages, 'import')
    const root = readRoot(text(values['root']))
    if (root === 'unreadable') return failed(messages, { code: 'root-file-damaged' })
    const data = openDataFolder(dataFolder)
    if (!data.ok) return failed(messages, data.error)
    const { ledger } = data.value
    const content = openContentStore(dataFolder, ledger.content, createLog('import'))
    try {
      const source = folderSource(repo)
      const time = trustedTime(now, floorOf(ledger.settings.get('time-floor')))
      const trust = await ensureTrust(ledger, source, { root, now: time.now, workFolder: dataFolder })
      if (!trust.ok) return failed(messages, { code: trust.error.code, params: { name: repo, ...trust.error.params } })
      const synced = await syncOnce({
        source,
        ledger,
        content,
        dataFolder,
        ...following(ledger.settings),
        now: time.now,
        report: () => undefined,
      })
      if (!synced.ok) return failed(messages, { code: synced.error.code, params: { name: repo, ...synced.error.params } })
      const summary = { repo, data: dataFolder, ...trust.value, clockTrusted: time.trusted, ...synced.value }
      return {
        exit: 0,
        json: summary,
        lines: [
          messages.say(synced.value.changed ? 'cli:imported' : 'cli:import-unchanged', { ...synced.value, repo }),
          messages.say('cli:fingerprint', { fingerprint: trust.value.fingerprint }),
          ...(trust.value.trial ? [messages.say('cli:trust-on-trial')] : []),
        ],
      }
    } finally {
      content.close()
      data.value.close()
    }
  },
}

function floorOf(floor: string | undefined): Date | undefined {
  return floor === undefined ? undefined : new Date(floor)
}

function readRoot(path: string | undefined): Uint8Array | undefined | 'unreadable' {
  if (path === undefined) return undefined
  try {
    return readFileSync(path)
  } catch (error) {
    if (fileFailure(error, path) === undefined) throw error
    return 'unreadable'
  }
}
