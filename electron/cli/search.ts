// zwgk search TERM --data DIR [--limit N]: the terminal's own search on the content it shows.

import { type Command, failed, text, usage } from '../../platform/cli/command.ts'
import { trustedTime } from '../../shared/calendar/trusted-time.ts'
import { chinaDay } from '../../shared/calendar/working-days.ts'
import { SEARCH_TERM_MAX_CHARACTERS } from '../../shared/content/limits.ts'
import { openContent } from '../host/content/content-reader.ts'
import { generationPath } from '../host/content/generation-file.ts'
import { isDataFolder } from '../host/data-folder.ts'
import { readShownContent } from '../host/ledger/read-only.ts'

const LIMIT_DEFAULT = 20
const LIMIT_MAX = 100_000

export const search: Command = {
  options: { data: { type: 'string' }, limit: { type: 'string' } },
  async run({ values, positionals, messages, now }) {
    const term = positionals.join(' ')
    const dataFolder = text(values['data'])
    const limit = values['limit'] === undefined ? LIMIT_DEFAULT : Number(values['limit'])
    if (term === '' || dataFolder === undefined || !Number.isInteger(limit) || limit < 1 || limit > LIMIT_MAX)
      return usage(messages, 'search')
    if (term.length > SEARCH_TERM_MAX_CHARACTERS)
      return failed(messages, { code: 'term-too-long', params: { max: SEARCH_TERM_MAX_CHARACTERS } })
    if (!isDataFolder(dataFolder)) return failed(messages, { code: 'data-folder-empty', params: { path: dataFolder } })
    const shown = readShownContent(dataFolder)
    const reader = shown && openContent(generationPath(dataFolder, shown.generation))
    if (shown === undefined || reader === undefined) return failed(messages, { code: 'no-content', params: { path: dataFolder } })
    try {
      const today = chinaDay(trustedTime(now, shown.timeFloor).now)
      const started = performance.now()
      const { hits, also, total } = reader.search(term, { today, limit, countMax: LIMIT_MAX })
      const ms = Math.round((performance.now() - started) * 100) / 100
      const row = ({ id, title, kind, source }: { id: string; title: string; kind: string; source: string }) => ({
        id,
        title,
        kind,
        source,
      })
      return {
        exit: 0,
        json: { hits: hits.map(row), also: also.map((hit) => ({ ...row(hit), because: hit.because, via: hit.via })), total, ms },
        lines: [
          messages.say('cli:search-total', { term, total }),
          ...hits.map(({ title, source }) => `  ${title}  [${source}]`),
          ...(also.length > 0 ? [messages.say('cli:search-also'), ...also.map(({ title, via }) => `  ${title}  (${via})`)] : []),
        ],
      }
    } finally {
      reader.close()
    }
  },
}
