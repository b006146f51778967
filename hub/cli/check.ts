// zwgk check PATH... [--place NAME] [--json]: what stands in the way of publication, file by file.

import { type Command, text, usage } from '../../platform/cli/command.ts'
import { chinaDay } from '../../shared/calendar/working-days.ts'
import { readSources } from '../intake/read-sources.ts'
import { findingLines, findingRows, hasErrors } from './findings-output.ts'

export const check: Command = {
  options: { channel: { type: 'string' }, place: { type: 'string' } },
  async run({ values, positionals, messages, now }) {
    if (positionals.length === 0) return usage(messages, 'check')
    const channel = typeof values['channel'] === 'string' ? values['channel'] : 'town'
    const place = text(values['place'])
    // Files without metadata are looked at as well: their text can be wrong all the same.
    const { findings, files } = await readSources(positionals, {
      channel,
      trial: true,
      onlyChecked: true,
      today: chinaDay(now),
      ...(place !== undefined && { place }),
    })
    const rows = findingRows(findings, messages)
    return {
      exit: hasErrors(findings) ? 1 : 0,
      json: { files, findings: rows },
      lines: [...findingLines(rows, messages), messages.say('cli:checked', { files, findings: rows.length })],
    }
  },
}
