// Which standard and theme are shown: those of the release when the rules pass them, else the last good ones, with what is wrong (F41).
import type { Log } from '../../../platform/log/logger.ts'
import { shippedProfile } from '../../../platform/standards.ts'
import { isRefused, judgeSetting, readProfile, themeFor } from '../../../shared/standard/judge-setting.ts'
import type { StandardProfile } from '../../../shared/standard/profile.ts'
import type { StandardFinding } from '../../../shared/standard/rule.ts'
import type { Theme } from '../../../shared/standard/theme.ts'
import type { ListWay } from '../../../shared/standard/ways.ts'
import type { ContentReader } from '../content/content-reader.ts'
import type { ContentStore } from '../content/content-store.ts'
import type { KeptTarget } from '../ledger/content-records.ts'
import type { Settings } from '../ledger/settings.ts'
import { storageFailure } from '../storage-failure.ts'

export interface CurrentSetting {
  readonly profile: StandardProfile
  /** Undefined until a good one has come. */
  readonly theme: Theme | undefined
  /** Of levels one and two; with an error among them the theme of the release is not the one shown. */
  readonly findings: readonly StandardFinding[]
  /** Since when the release's theme is refused. */
  readonly refusedSince: string | undefined
}

export interface SettingParts {
  readonly content: ContentStore
  readonly settings: Settings
  /** `YYYY-MM-DD`, trusted. */
  readonly today: () => string
  readonly now: () => Date
  readonly log: Log
}

/** Asked at each change of state: judged again only when the release, the terminal's code or the day is another. */
export function createCurrentSetting(parts: SettingParts): () => CurrentSetting {
  const { content, settings, today } = parts
  let judged: { readonly key: string; readonly setting: CurrentSetting } | undefined
  return () => {
    const record = content.active()?.record
    const terminal = settings.get('grant')?.terminal.code
    const key = [content.active()?.generation, record?.standard?.sha256, record?.themes?.sha256, terminal, today()].join()
    if (judged?.key !== key) judged = { key, setting: judge(parts, terminal) }
    return judged.setting
  }
}

function judge({ content, settings, today, now, log }: SettingParts, terminal: string | undefined): CurrentSetting {
  const record = content.active()?.record
  const good = settings.get('good-setting')
  const standard = readProfile(json(content, record?.standard) ?? good?.profile ?? shippedProfile())
  const profile = 'value' in standard ? standard.value : (good?.profile ?? shippedProfile())
  const offered = record?.themes && themeFor(json(content, record.themes), terminal)
  if (offered === undefined) {
    const findings = 'findings' in standard ? standard.findings : []
    return { profile, theme: good?.theme, findings, refusedSince: undefined }
  }
  const office = content.office()
  const findings = [
    ...('findings' in standard ? standard.findings : []),
    ...('findings' in offered
      ? offered.findings
      : judgeSetting({
          profile,
          theme: offered.value,
          office: office && { id: office.id, demo: office.demo, suite: office.sealing.suite },
          documents: documentsOf(content.reader(), today()),
        })),
  ]
  if ('value' in offered && !isRefused(findings)) {
    keepIfPossible(() => {
      settings.set('good-setting', { profile, theme: offered.value })
      settings.remove('setting-refused-since')
    })
    return { profile, theme: offered.value, findings, refusedSince: undefined }
  }
  const refusedSince = settings.get('setting-refused-since') ?? now().toISOString()
  keepIfPossible(() => settings.set('setting-refused-since', refusedSince))
  log('theme-refused', { rules: [...new Set(findings.map(({ rule }) => rule))].join() })
  // The last good theme goes with its own standard: under the new one it has never been judged.
  return { profile: good?.profile ?? profile, theme: good?.theme, findings, refusedSince }
}

/** Asked for by each look at the state: on a full or failing disk pages must stand all the same; it is kept at the next start (F80). */
function keepIfPossible(keep: () => void): void {
  try {
    keep()
  } catch (error) {
    if (storageFailure(error, 'ledger.sqlite') === undefined) throw error
  }
}

function json(content: ContentStore, file: KeptTarget | undefined): unknown {
  const bytes = file && content.blobs.read({ sha256: file.sha256, size: file.length })
  if (bytes === undefined) return undefined
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch {
    // Signed bytes that are no JSON: the schema refuses this next, and says so.
    return null
  }
}

function documentsOf(reader: ContentReader | undefined, today: string) {
  if (reader === undefined) return undefined
  return {
    count: (way: ListWay) =>
      reader.list(today, {
        ...{ normative: way === 'library', running: false, limit: 1, offset: 0 },
        ...(way !== 'library' && { kind: way }),
      }).total,
    has: (id: string) => reader.document(today, id) !== undefined,
  }
}
