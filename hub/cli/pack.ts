// zwgk pack SRC... --channel C --out DIR [--trial]: files and folders to an unsigned package.

import { type Command, failed, text, usage } from '../../platform/cli/command.ts'
import { chinaDay } from '../../shared/calendar/working-days.ts'
import { channelSchema } from '../../shared/content/channel.ts'
import { readSources } from '../intake/read-sources.ts'
import { writePackage } from '../publish/pack.ts'
import { findingLines, findingRows, hasErrors } from './findings-output.ts'

export const pack: Command = {
  options: { channel: { type: 'string' }, out: { type: 'string' }, trial: { type: 'boolean' } },
  async run({ values, positionals, messages, now }) {
    const channel = text(values['channel'])
    const out = text(values['out'])
    if (positionals.length === 0 || channel === undefined || out === undefined) return usage(messages, 'pack')
    if (!channelSchema.safeParse(channel).success) return failed(messages, { code: 'channel-name', params: { channel } })
    const trial = values['trial'] === true
    const { documents, findings, files } = await readSources(positionals, { channel, trial, today: chinaDay(now) })
    const rows = findingRows(findings, messages)
    if (documents.length === 0) {
      const nothing = failed(messages, { code: 'nothing-to-pack' })
      return {
        exit: 1,
        json: { ...nothing.json, files, findings: rows },
        lines: [...findingLines(rows, messages), ...nothing.lines],
      }
    }
    const packed = writePackage(documents, { channel, out, createdAt: now })
    if (!packed.ok) return failed(messages, packed.error)
    const { catalogue, bytes } = packed.value
    const summary = { out, channel, trial: catalogue.trial, files, documents: catalogue.documents.length, bytes }
    return {
      exit: hasErrors(findings) ? 1 : 0,
      json: { ...summary, findings: rows },
      lines: [
        ...findingLines(rows, messages),
        messages.say('cli:packed', { out, channel, documents: summary.documents, files, findings: rows.length }),
        ...(catalogue.trial ? [messages.say('cli:trial-note')] : []),
      ],
    }
  },
}
