// zwgk theme check THEME… [--standard NAME|FILE]: whether a town's themes hold the 五个统一 of their standard, before anybody signs them.
// zwgk theme preview THEME --out FOLDER: pictures of the pages as the theme makes them, with the demo's content.
import { type Command, failed, type Outcome, text, usage } from '../../platform/cli/command.ts'
import { currentSuite } from '../../platform/crypto/suites.ts'
import type { Messages } from '../../platform/messages.ts'
import { shippedProfiles } from '../../platform/standards.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { StandardProfile } from '../../shared/standard/profile.ts'
import type { StandardFinding, StandardSeverity } from '../../shared/standard/rule.ts'
import type { Theme } from '../../shared/standard/theme.ts'
import { type JudgedTheme, judgeThemes, profileFile } from '../publish/setting-files.ts'

const DEFAULT_STANDARD = 'default'

/** Makes the pictures; only a program that has the terminal's half too can. */
export type PreviewTheme = (theme: Theme, profile: StandardProfile, folder: string) => Promise<Result<string[]>>

export function themeCommand(preview?: PreviewTheme): Command {
  const option = { type: 'string' } as const
  return {
    options: { standard: option, office: option, out: option },
    async run({ values, positionals, messages }) {
      const [action = '', ...paths] = positionals
      const out = text(values['out'])
      if (!['check', 'preview'].includes(action) || paths.length === 0) return usage(messages, 'theme')
      if ((action === 'preview') !== (out !== undefined)) return usage(messages, 'theme')
      const profile = profileNamed(text(values['standard']) ?? DEFAULT_STANDARD)
      if (!profile.ok) return failed(messages, profile.error)
      const id = text(values['office'])
      const office = id === undefined ? undefined : { id, demo: false, suite: currentSuite.id }
      const judged: JudgedTheme[] = []
      for (const path of paths) {
        const read = judgeThemes(path, profile.value, office)
        if (!read.ok) return failed(messages, read.error)
        judged.push(...read.value)
      }
      const checked = told(judged, profile.value, messages)
      const [first] = judged
      // A terminal would go on showing the last good theme: there is nothing to look at.
      if (out === undefined || checked.exit !== 0) return checked
      if (judged.length !== 1 || first?.theme === undefined) return usage(messages, 'theme')
      const pictures = preview === undefined ? fail('no-preview-here') : await preview(first.theme, profile.value, out)
      if (!pictures.ok) return failed(messages, pictures.error)
      return {
        exit: 0,
        json: { folder: out, pictures: pictures.value },
        lines: [messages.say('cli:theme.preview', { count: pictures.value.length, folder: out })],
      }
    },
  }
}

function told(judged: readonly JudgedTheme[], profile: StandardProfile, messages: Messages): Outcome {
  const findings = judged.flatMap(({ path, findings: found }) => found.map((finding) => ({ path, ...finding })))
  const count = (severity: StandardSeverity) => findings.filter((finding) => finding.severity === severity).length
  const total = {
    ...{ themes: judged.length, standard: profile.id },
    ...{ errors: count('error'), warnings: count('warning'), notes: count('note') },
  }
  const said = findings.map(({ path, ...finding }) => ({ path, ...finding, ...sentences(messages, finding) }))
  return {
    exit: total.errors === 0 ? 0 : 1,
    json: { ...total, findings: said },
    lines: [
      ...said.map((one) =>
        messages.say('cli:theme.finding', {
          ...{ path: one.path, name: one.name, wrong: one.wrong, mend: one.mend },
          mark: messages.say(`cli:theme.mark.${one.severity}`),
        }),
      ),
      messages.say('cli:theme.total', total),
    ],
  }
}

/** A shipped standard by its name, else a file. */
function profileNamed(given: string): Result<StandardProfile> {
  const shipped = shippedProfiles().find(({ id }) => id === given)
  return shipped === undefined ? profileFile(given) : ok(shipped)
}

function sentences(messages: Messages, { rule, where = '', params = {} }: StandardFinding) {
  const say = (part: string) => messages.say(`standard:rule.${rule}.${part}`, { where, ...params })
  return { name: say('name'), wrong: say('wrong'), mend: say('mend') }
}
