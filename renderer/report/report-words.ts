// What a report says of its findings, in words: the rule's sentences, the pages it was seen on, how they were shown.
import type { TFunction } from 'i18next'
import { SUBMISSION_KINDS } from '../../shared/requests/form.ts'
import { inLanguage, type Language } from '../../shared/standard/localised.ts'
import type { Report, ReportFinding } from '../../shared/standard/report.ts'
import type { Variant } from '../../shared/standard/shown/variant.ts'

/** Rules of running duty have their sentences with the registers. */
const DUTY = 'duty-'
const PAGES_NAMED = 4

type NamedZone = NonNullable<Report['zones']>[number]

export interface FindingWords {
  readonly name: string
  readonly wrong: string
  readonly mend: string
}

export function findingWords(t: TFunction, { rule, where = '', params }: ReportFinding): FindingWords {
  const say = (part: keyof FindingWords) =>
    t(rule.startsWith(DUTY) ? `duty:rule.${rule}.${part}` : `standard:rule.${rule}.${part}`, { where, ...params })
  return { name: say('name'), wrong: say('wrong'), mend: say('mend') }
}

/** The first few pages by name, and how many more. */
export function pagesWords(t: TFunction, { screens }: ReportFinding, { zones = [] }: Report, language: Language): string {
  const named = screens.slice(0, PAGES_NAMED).map((screen) => pageWords(t, screen, zones, language))
  const pages = [...new Set(named)].join(t('standard:report.and'))
  const more = screens.length - named.length
  return more > 0 ? t('standard:report.pages-more', { pages, more }) : pages
}

function pageWords(t: TFunction, screen: string, zones: readonly NamedZone[], language: Language): string {
  const [, group = '', rest = ''] = /^(zone|list|reader|form|maintenance|staff-register|staff-tray)-(.+)$/.exec(screen) ?? []
  switch (group) {
    case 'zone': {
      const zone = zones.find(({ id }) => id === rest)
      return zone === undefined ? rest : inLanguage(zone.name, language)
    }
    case 'list':
      return rest === 'library' ? t('terminal:list.library') : t('standard:report.page.list', { name: t(`common:kind.${rest}`) })
    case 'reader':
      return t('standard:report.page.reader', {
        name: t(`common:kind.${rest}`, { defaultValue: t(`standard:report.media.${rest}`) }),
      })
    case 'form': {
      const kind = SUBMISSION_KINDS.find((one) => rest.startsWith(`${one}-`))
      const page = kind === undefined ? rest : rest.slice(kind.length + 1)
      return t('standard:report.page.form', {
        name: t(`terminal:open.${kind}`),
        page: t([`forms:${kind}.page.${page}.title`, `standard:report.step.${page}`], { defaultValue: page }),
      })
    }
    case 'maintenance':
      return t([`maintenance:task.${rest}.name`, 'maintenance:title'])
    case 'staff-register':
      return t(`duty:register.${rest}.name`)
    case 'staff-tray':
      return t(`staff:tray.title.${rest}`)
    default:
      return t(`standard:report.page.${screen}`, { defaultValue: screen })
  }
}

export function variantsWords(t: TFunction, { variants: seen }: ReportFinding, { variants }: Report): string {
  if (seen.length === variants.length) return t('standard:report.all-variants')
  return seen.flatMap((at) => (variants[at] === undefined ? [] : [variantWords(t, variants[at])])).join(t('standard:report.and'))
}

function variantWords(t: TFunction, { width, height, language, modes }: Variant): string {
  const name = t('language:name', { lng: language })
  return [`${width}×${height}`, name, ...modes.map((mode) => t(`common:mode.${mode}.on`))].join(' ')
}
