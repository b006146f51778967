// The report on 五个统一: what all levels found, under the headings of the place's own standard, each with a score. Pure: findings in, report out.
import { z } from 'zod'
import { localisedSchema } from './localised.ts'
import { CONCERNS, headingOf, type StandardProfile, slugSchema, type Zone, zoneSchema } from './profile.ts'
import { STANDARD_SEVERITIES, type StandardFinding, type StandardSeverity } from './rule.ts'
import { drawnPageSchema } from './shown/drawn-page.ts'
import { type Variant, variantSchema } from './shown/variant.ts'

const FINDINGS_MAX = 400
const SCREENS_MAX = 40
/** Of one photograph, as base64. */
const PHOTO_MAX_CHARACTERS = 600_000

const photoSchema = z.strictObject({ kind: z.literal('photo'), png: z.base64().max(PHOTO_MAX_CHARACTERS) })
const pictureSchema = z.discriminatedUnion('kind', [drawnPageSchema, photoSchema])
export type FindingPicture = z.infer<typeof pictureSchema>

const reportFindingSchema = z.strictObject({
  rule: z.string().max(60),
  level: z.literal([1, 2, 3, 4]),
  concern: z.enum(CONCERNS),
  severity: z.enum(STANDARD_SEVERITIES),
  where: z.string().max(200).optional(),
  params: z.record(z.string().max(40), z.union([z.string().max(400), z.number()])).optional(),
  /** Pages it was seen on, and in which of the report's variants (their places in the list). */
  screens: z.array(z.string().max(80)).max(SCREENS_MAX),
  variants: z.array(z.int().min(0).max(200)).max(200),
  /** How often it was seen in all. */
  count: z.int().min(1),
  /** The day a report named it first. */
  since: z.iso.date(),
  picture: pictureSchema.optional(),
})
export type ReportFinding = z.infer<typeof reportFindingSchema>

export const reportSchema = z.strictObject({
  format: z.literal(1),
  profile: z.strictObject({ id: slugSchema, title: z.string().max(60), source: z.string().max(400) }),
  theme: slugSchema.optional(),
  terminal: z.strictObject({ code: z.string().max(20), name: z.string().max(100) }).optional(),
  hall: z.string().max(60).optional(),
  /** As the hall names them; missing in a report of an earlier release. */
  zones: z
    .array(zoneSchema.pick({ id: true, name: true }))
    .max(16)
    .optional(),
  madeAt: z.iso.datetime(),
  variants: z.array(variantSchema).max(200),
  /** Different pages; and pages measured in all variants and turns. */
  screens: z.int().min(0),
  measured: z.int().min(0),
  headings: z
    .array(
      z.strictObject({
        id: slugSchema,
        name: localisedSchema(16),
        clause: z.string().max(300),
        score: z.int().min(0).max(100),
        findings: z.array(reportFindingSchema).max(FINDINGS_MAX),
      }),
    )
    .max(10),
  totals: z.strictObject({ error: z.int().min(0), warning: z.int().min(0), note: z.int().min(0) }),
})
export type Report = z.infer<typeof reportSchema>

/** A finding with the page and variant it was seen in; a rule that looks at no page has neither. */
export interface SeenFinding extends Omit<StandardFinding, 'where' | 'params'> {
  readonly where?: string | undefined
  readonly params?: StandardFinding['params'] | undefined
  readonly screen?: string
  readonly variant?: number
  readonly picture?: FindingPicture
}

export interface ReportParts {
  readonly profile: StandardProfile
  readonly theme: string | undefined
  readonly terminal: { readonly code: string; readonly name: string } | undefined
  readonly hall: string | undefined
  readonly zones: readonly Zone[]
  readonly madeAt: Date
  /** The trusted day. */
  readonly today: string
  readonly variants: readonly Variant[]
  readonly screens: number
  readonly measured: number
  readonly findings: readonly SeenFinding[]
}

export function makeReport(parts: ReportParts): Report {
  const { profile, theme, terminal, hall, zones, madeAt, variants, screens, measured } = parts
  const merged = mergedFindings(parts.findings, parts.today)
  const headings = profile.headings.map(({ id, name, clause }) => {
    const findings = merged.filter(({ concern }) => headingOf(profile, concern).id === id)
    return { id, name, clause, score: scoreOf(findings), findings }
  })
  const counted = (severity: StandardSeverity) => merged.filter((finding) => finding.severity === severity).length
  return {
    format: 1,
    profile: { id: profile.id, title: profile.title, source: profile.source },
    ...(theme !== undefined && { theme }),
    ...(terminal !== undefined && { terminal: { code: terminal.code, name: terminal.name } }),
    ...(hall !== undefined && { hall }),
    zones: zones.map(({ id, name }) => ({ id, name })),
    madeAt: madeAt.toISOString(),
    variants: [...variants],
    ...{ screens, measured, headings },
    totals: { error: counted('error'), warning: counted('warning'), note: counted('note') },
  }
}

/** One fault is one finding, whatever the number of pages, languages and sizes it shows in. */
function mergedFindings(findings: readonly SeenFinding[], today: string): ReportFinding[] {
  const byFault = new Map<string, ReportFinding>()
  for (const { screen, variant, picture, box: _, where, params, ...finding } of findings) {
    const key = faultOf({ rule: finding.rule, where, params })
    const known = byFault.get(key)
    const severity =
      known !== undefined && weightOf(known.severity) > weightOf(finding.severity) ? known.severity : finding.severity
    const shown = known?.picture ?? picture
    byFault.set(key, {
      ...(known ?? {
        ...finding,
        ...(where !== undefined && { where: where.slice(0, 200) }),
        ...(params && { params: { ...params } }),
      }),
      severity,
      screens: withOne(known?.screens, screen).slice(0, SCREENS_MAX),
      variants: withOne(known?.variants, variant),
      count: (known?.count ?? 0) + 1,
      since: today,
      ...(shown !== undefined && { picture: shown }),
    })
  }
  return [...byFault.values()]
    .toSorted((one, other) => weightOf(other.severity) - weightOf(one.severity) || other.count - one.count)
    .slice(0, FINDINGS_MAX)
}

interface Fault {
  readonly rule: string
  readonly where?: string | undefined
  readonly params?: Readonly<Record<string, string | number>> | undefined
}

/** The same rule at the same place, for the same reason, is the same fault. */
function faultOf({ rule, where, params }: Fault): string {
  return [rule, where ?? '', params?.['context'] ?? ''].join('\n')
}

function withOne<Value>(values: readonly Value[] = [], value: Value | undefined): Value[] {
  return value === undefined || values.includes(value) ? [...values] : [...values, value]
}

/** What a broken rule takes off at one place; every further place a quarter more, up to twice as much. */
const WEIGHT: Readonly<Record<StandardSeverity, number>> = { error: 20, warning: 8, note: 1 }
const FULL_SCORE = 100
const PLACES_MAX = 5

function weightOf(severity: StandardSeverity): number {
  return WEIGHT[severity]
}

/**
 * 0 to 100. Each rule that is broken takes off by its worst finding: an error 20, a warning 8, a note 1; at five places or more it takes off
 * twice that. So one fault on three hundred pages can't hide that another rule is broken too, and no finding more ever makes a score better.
 */
export function scoreOf(findings: readonly Pick<ReportFinding, 'rule' | 'severity' | 'where'>[]): number {
  const rules = Map.groupBy(findings, ({ rule }) => rule)
  let off = 0
  for (const broken of rules.values()) {
    const worst = Math.max(...broken.map(({ severity }) => weightOf(severity)))
    const places = new Set(broken.map(({ where }) => where)).size
    off += worst * (1 + (Math.min(places, PLACES_MAX) - 1) / (PLACES_MAX - 1))
  }
  return Math.max(0, Math.floor(FULL_SCORE - off))
}

/** Faults that an earlier report named already keep their day: how long something has been so is what an inspector asks first. */
export function withSince(report: Report, earlier: Report | undefined): Report {
  if (earlier === undefined) return report
  const known = new Map(earlier.headings.flatMap(({ findings }) => findings).map((one) => [faultOf(one), one.since]))
  const dated = (finding: ReportFinding): ReportFinding => {
    const since = known.get(faultOf(finding))
    return since === undefined || since > finding.since ? finding : { ...finding, since }
  }
  return { ...report, headings: report.headings.map((heading) => ({ ...heading, findings: heading.findings.map(dated) })) }
}

/** To be kept on the terminal: pictures are for the eye of today. */
export function withoutPictures(report: Report): Report {
  return {
    ...report,
    headings: report.headings.map((heading) => ({
      ...heading,
      findings: heading.findings.map(({ picture: _, ...finding }) => finding),
    })),
  }
}

/** Of one heading, as it travels; findings stand worst first. */
const FINDINGS_TOLD = 30
const SCREENS_TOLD = 12

/** To be told to the hub: without pictures, and short enough for any line. */
export function briefReport(report: Report): Report {
  const { headings, ...rest } = withoutPictures(report)
  return {
    ...rest,
    headings: headings.map(({ findings, ...heading }) => ({
      ...heading,
      findings: findings.slice(0, FINDINGS_TOLD).map((one) => ({ ...one, screens: one.screens.slice(0, SCREENS_TOLD) })),
    })),
  }
}

/** One number for a list of halls: the heading that stands worst. A good average would hide it. */
export function worstScore({ headings }: Pick<Report, 'headings'>): number {
  return Math.min(FULL_SCORE, ...headings.map(({ score }) => score))
}
