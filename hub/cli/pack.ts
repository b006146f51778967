// zwgk pack SRC... --channel C --out DIR [--trial] [--speak | --speak-if-possible]: files and folders to an unsigned package, with reading aloud where asked for.

import { type Command, failed, text, usage } from '../../platform/cli/command.ts'
import { chinaDay } from '../../shared/calendar/working-days.ts'
import { channelSchema } from '../../shared/content/channel.ts'
import { type Failure, ok, type Result } from '../../shared/result.ts'
import { readSources } from '../intake/read-sources.ts'
import type { SourceDocument } from '../intake/source-document.ts'
import { writePackage } from '../publish/pack.ts'
import { type SpokenBatch, speakAll } from '../speech/speak-all.ts'
import { findingLines, findingRows, hasErrors } from './findings-output.ts'

export const pack: Command = {
  options: {
    channel: { type: 'string' },
    out: { type: 'string' },
    trial: { type: 'boolean' },
    speak: { type: 'boolean' },
    'speak-if-possible': { type: 'boolean' },
  },
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
    const speech = await speechFor(documents, values['speak'] === true, values['speak-if-possible'] === true)
    if (!speech.ok) return failed(messages, speech.error)
    const { spoken, missing } = speech.value
    try {
      const packed = writePackage(documents, { channel, out, createdAt: now, ...(spoken && { speech: spoken.speech }) })
      if (!packed.ok) return failed(messages, packed.error)
      const { catalogue, bytes } = packed.value
      const summary = { out, channel, trial: catalogue.trial, files, documents: catalogue.documents.length, bytes }
      const silent = spoken?.silent ?? []
      return {
        exit: hasErrors(findings) || silent.some(({ reason }) => reason !== 'speech-language-unknown') ? 1 : 0,
        json: {
          ...summary,
          findings: rows,
          ...(spoken && { spoken: spoken.speech.size, silent }),
          ...(missing && { silentBecause: messages.failure(missing) }),
        },
        lines: [
          ...findingLines(rows, messages),
          messages.say('cli:packed', { out, channel, documents: summary.documents, files, findings: rows.length }),
          ...(spoken === undefined ? [] : [messages.say('cli:spoken', { spoken: spoken.speech.size, silent: silent.length })]),
          ...silent.map(({ file, reason }) => `${file}: ${messages.failure({ code: reason })}`),
          ...(missing === undefined ? [] : [messages.failure(missing), messages.say('cli:packed-silent')]),
          ...(catalogue.trial ? [messages.say('cli:trial-note')] : []),
        ],
      }
    } finally {
      spoken?.discard()
    }
  },
}

interface SpeechForPackage {
  readonly spoken?: SpokenBatch
  /** Why there is none, where a package without is wanted all the same. */
  readonly missing?: Failure
}

async function speechFor(
  documents: readonly SourceDocument[],
  wanted: boolean,
  ifPossible: boolean,
): Promise<Result<SpeechForPackage>> {
  if (!wanted && !ifPossible) return ok({})
  const spoken = await speakAll(documents)
  if (spoken.ok) return ok({ spoken: spoken.value })
  return ifPossible ? ok({ missing: spoken.error }) : spoken
}
