// zwgk audit [--data DIR|demo] [--sizes …] [--languages …] [--modes …] [--pairwise] [--html FILE] [--pdf FILE]: measures the running pages against the standard.
import { resolve } from 'node:path'
import { type Command, failed, type Outcome, text, usage } from '../../platform/cli/command.ts'
import { writeFileDurably } from '../../platform/files/durable.ts'
import { fileFailure } from '../../platform/files/failure.ts'
import type { Messages } from '../../platform/messages.ts'
import { isLanguage, LANGUAGES, type Language } from '../../shared/standard/localised.ts'
import { type ReportFinding, withoutPictures } from '../../shared/standard/report.ts'
import {
  AUDITED_MODES,
  AUDITED_SIZES,
  allVariants,
  nameOfVariant,
  PAIRWISE,
  readSize,
  type Variant,
} from '../../shared/standard/shown/variant.ts'
import { type AuditOutcome, auditTerminal } from '../audit/audit-terminal.ts'
import type { TerminalToAudit } from '../audit/running-pages.ts'
import { isDataFolder } from '../host/data-folder.ts'

/** What this half of the program can't know by itself: pages, browser, and a demonstration to look at. */
export interface AuditSurroundings {
  readonly pages: () => string
  readonly chromium: () => string | undefined
  readonly demo: () => Promise<TerminalToAudit & { close(): Promise<void> }>
}

const DEMO = 'demo'
const PAIRWISE_TURNS_MAX = 3
const KNOWN_MODES: readonly string[] = ['large', 'low', 'contrast']

export function auditCommand(surroundings: AuditSurroundings): Command {
  const option = { type: 'string' } as const
  return {
    options: {
      ...{ data: option, sizes: option, languages: option, modes: option, html: option, pdf: option },
      pairwise: { type: 'boolean' },
    },
    async run({ values, positionals, messages, now }) {
      const variants = values['pairwise'] === true ? PAIRWISE : wantedVariants(values)
      if (variants === undefined || positionals.length > 0) return usage(messages, 'audit')
      const data = text(values['data']) ?? DEMO
      if (data !== DEMO && !isDataFolder(data)) return failed(messages, { code: 'data-folder-empty', params: { path: data } })
      const chromium = surroundings.chromium()
      if (chromium === undefined) return failed(messages, { code: 'no-chromium' })
      const [html, pdf] = [text(values['html']), text(values['pdf'])]
      const pages = surroundings.pages()
      const demo = data === DEMO ? await surroundings.demo() : undefined
      try {
        const started = performance.now()
        const outcome = await auditTerminal(demo ?? { folder: resolve(data) }, {
          ...{ pages, chromium, variants, now, language: languageOf(messages) },
          ...(values['pairwise'] === true && { turnsMax: PAIRWISE_TURNS_MAX }),
          wanted: { html: html !== undefined, pdf },
          progress: tellVariants(variants, messages),
        })
        if (!outcome.ok) return failed(messages, outcome.error)
        if (html !== undefined && outcome.value.html !== undefined) writeFileDurably(resolve(html), outcome.value.html)
        return told(outcome.value, variants, Math.round((performance.now() - started) / 100) / 10, messages)
      } catch (error) {
        const failure = fileFailure(error, html ?? pdf ?? data)
        if (failure === undefined) throw error
        return failed(messages, failure)
      } finally {
        await demo?.close()
      }
    },
  }
}

function wantedVariants(values: Readonly<Record<string, string | boolean | undefined>>): readonly Variant[] | undefined {
  const list = (name: string) => text(values[name])?.split(',')
  const sizes = (list('sizes') ?? AUDITED_SIZES).map(readSize)
  const languages: readonly string[] = list('languages') ?? LANGUAGES
  const modes = (list('modes') ?? AUDITED_MODES).map((mode) => (mode === '' || mode === 'standard' ? [] : mode.split('+')))
  const known = modes.every((shown) => shown.every((mode) => KNOWN_MODES.includes(mode)))
  const given = sizes.filter((size) => size !== undefined)
  if (!known || given.length !== sizes.length || !languages.every(isLanguage)) return undefined
  return allVariants(given, languages, modes)
}

function languageOf(messages: Messages): Language {
  const language = messages.language
  return isLanguage(language) ? language : 'zh-CN'
}

/** One line for each variant on standard error: it takes minutes. */
function tellVariants(variants: readonly Variant[], messages: Messages): (variant: number) => void {
  let told = -1
  return (at) => {
    const variant = variants[at]
    if (at === told || variant === undefined) return
    told = at
    const params = { at: at + 1, of: variants.length, variant: nameOfVariant(variant) }
    process.stderr.write(`${messages.say('cli:audit.variant', params)}\n`)
  }
}

function told(
  { audited, standing, report }: AuditOutcome,
  variants: readonly Variant[],
  seconds: number,
  messages: Messages,
): Outcome {
  const { headings, totals } = withoutPictures(report)
  const { screens, measured, texts, targets } = audited
  return {
    exit: totals.error > 0 ? 1 : 0,
    json: {
      ...{ screens: screens.length, variants: variants.length, measured, texts, targets, seconds },
      findings: headings.flatMap(({ findings }) => findings.filter(({ level }) => level === 3)),
      ...{ standing, headings, totals, names: { screens, variants: variants.map(nameOfVariant) } },
    },
    lines: [
      messages.say('cli:audit.measured', { screens: screens.length, variants: variants.length, measured, seconds }),
      ...headings.flatMap(({ name, score, findings }) => [
        messages.say('cli:audit.heading', { name: name[languageOf(messages)] ?? name['zh-CN'], score, count: findings.length }),
        ...findings.map((finding) => findingLine(finding, messages)),
      ]),
    ],
  }
}

function findingLine({ rule, severity, where = '', params, screens, count }: ReportFinding, messages: Messages): string {
  const namespace = rule.startsWith('duty-') ? 'duty' : 'standard'
  const say = (part: string) => messages.say(`${namespace}:rule.${rule}.${part}`, { where, ...params })
  const mark = messages.say(`standard:report.severity.${severity}`)
  const places =
    screens.length === 0 ? '' : ` (${screens.slice(0, 3).join(' ')}${screens.length > 3 ? ' …' : ''}; ${where}; ×${count})`
  return `  [${mark}] ${say('wrong')}${places} ${say('mend')}`
}
