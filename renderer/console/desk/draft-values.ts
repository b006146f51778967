// What the form of a document asks for, by its kind, and how what is written there becomes the fields of the contract.
import { type DocumentKind, LINKS_MAX, OPENNESS } from '../../../shared/content/document.ts'
import type { DeskDraft } from '../../../shared/desk/desk-draft.ts'

export type LinkField = keyof DeskDraft['fields']['links']
export type LineField =
  | 'title'
  | 'body'
  | 'docNumber'
  | 'signedOn'
  | 'validUntil'
  | 'noticeFrom'
  | 'noticeUntil'
  | 'from'
  | 'until'
  | 'place'
  | 'topic'
  | 'keywords'
  | 'summary'
  | 'publicAddress'

export interface FormField {
  readonly name: LineField
  readonly type: 'line' | 'long' | 'day'
  readonly required?: boolean
}

/** As it is written in the form: days as `YYYY-MM-DD`, key words apart by spaces or commas. */
export interface DraftValues {
  readonly kind: DocumentKind
  readonly lines: Readonly<Partial<Record<LineField, string>>>
  readonly links: DeskDraft['fields']['links']
  readonly language: DeskDraft['fields']['language']
  readonly openness: (typeof OPENNESS)[number]
  readonly normative: boolean
  readonly spotlight: boolean
}

export const DRAFT_LANGUAGES = ['zh-CN', 'ko', 'en', 'bo'] as const
const DAY = { type: 'day' } as const
const LINE = { type: 'line' } as const

const ALWAYS: readonly FormField[] = [
  { name: 'title', type: 'line', required: true },
  { name: 'body', type: 'line', required: true },
]
const OF_KIND: Readonly<Partial<Record<DocumentKind, readonly FormField[]>>> = {
  policy: [
    { name: 'docNumber', ...LINE },
    { name: 'signedOn', ...DAY },
    { name: 'validUntil', ...DAY },
  ],
  interpretation: [{ name: 'signedOn', ...DAY }],
  rules: [
    { name: 'docNumber', ...LINE },
    { name: 'signedOn', ...DAY },
  ],
  notice: [
    { name: 'docNumber', ...LINE },
    { name: 'signedOn', ...DAY },
  ],
  publicity: [
    { name: 'noticeFrom', ...DAY, required: true },
    { name: 'noticeUntil', ...DAY, required: true },
  ],
  event: [
    { name: 'from', ...DAY, required: true },
    { name: 'until', ...DAY, required: true },
    { name: 'place', ...LINE },
  ],
  'opinion-call': [
    { name: 'from', ...DAY, required: true },
    { name: 'until', ...DAY, required: true },
  ],
}
const AT_LAST: readonly FormField[] = [
  { name: 'topic', ...LINE },
  { name: 'keywords', ...LINE },
  { name: 'summary', type: 'long' },
  { name: 'publicAddress', ...LINE },
]
const LINKS: Readonly<Partial<Record<DocumentKind, readonly LinkField[]>>> = {
  policy: ['replaces', 'repeals'],
  rules: ['replaces'],
  guide: ['guideFor', 'replaces'],
  interpretation: ['interprets'],
  notice: ['resultOf'],
  event: ['resultOf'],
}
const NO_LINKS: DraftValues['links'] = { interprets: [], repeals: [], replaces: [], guideFor: [], resultOf: [] }

export function formFields(kind: DocumentKind): readonly FormField[] {
  return [...ALWAYS, ...(OF_KIND[kind] ?? []), ...AT_LAST]
}

export function linkFields(kind: DocumentKind): readonly LinkField[] {
  return LINKS[kind] ?? []
}

/** 规范性文件: only a policy can be one. */
export function mayBeNormative(kind: DocumentKind): boolean {
  return kind === 'policy'
}

export function newValues(kind: DocumentKind, body: string): DraftValues {
  return {
    ...{ kind, lines: { body }, links: NO_LINKS, language: 'zh-CN', openness: OPENNESS[0] },
    ...{ normative: false, spotlight: false },
  }
}

export function valuesOf(fields: DeskDraft['fields']): DraftValues {
  const { kind, links, language, openness, normative, spotlight, publicNotice, period, keywords, ...rest } = fields
  const { title, body, docNumber, signedOn, validUntil, place, topic, summary, publicAddress } = rest
  const lines = {
    ...{ title, body, docNumber, signedOn, validUntil, place, topic, summary, publicAddress, keywords: keywords.join('，') },
    ...{ noticeFrom: publicNotice?.from, noticeUntil: publicNotice?.until, from: period?.from, until: period?.until },
  }
  const written = Object.fromEntries(Object.entries(lines).filter(([, value]) => value !== undefined && value !== ''))
  return { kind, lines: written, links, language, openness, normative, spotlight }
}

/** For the contract's schema to judge. What the form does not ask for (titles in other languages) stays as it was in `base`. */
export function fieldsFrom(id: string, values: DraftValues, base: Partial<DeskDraft['fields']> = {}): Record<string, unknown> {
  const { kind, links, language, openness, normative, spotlight } = values
  const asked = formFields(kind).map(({ name }) => name)
  const line = (name: LineField) => (asked.includes(name) ? values.lines[name]?.trim() || undefined : undefined)
  const span = (from: LineField, until: LineField) =>
    asked.includes(from) && (line(from) ?? line(until)) !== undefined ? { from: line(from), until: line(until) } : undefined
  const linked = linkFields(kind)
  const { titles, translation } = base
  return {
    ...{ id, kind, language, openness, spotlight, titles, translation, normative: normative && mayBeNormative(kind) },
    ...{ title: line('title'), body: line('body'), docNumber: line('docNumber'), signedOn: line('signedOn') },
    ...{ validUntil: line('validUntil'), place: line('place'), topic: line('topic'), summary: line('summary') },
    ...{ publicAddress: line('publicAddress'), publicNotice: span('noticeFrom', 'noticeUntil'), period: span('from', 'until') },
    keywords: (line('keywords') ?? '').split(/[\s,，、;；]+/).filter((word) => word !== ''),
    links: Object.fromEntries(Object.entries(links).map(([name, ids]) => [name, linked.some((one) => one === name) ? ids : []])),
    ...(base.validity !== undefined && { validity: base.validity }),
  }
}

export function withLink(values: DraftValues, field: LinkField, id: string): DraftValues {
  const known = values.links[field]
  if (known.includes(id) || known.length >= LINKS_MAX) return values
  return { ...values, links: { ...values.links, [field]: [...known, id] } }
}

export function withoutLink(values: DraftValues, field: LinkField, id: string): DraftValues {
  return { ...values, links: { ...values.links, [field]: values.links[field].filter((one) => one !== id) } }
}

/** Of the input: what a summary of errors leads to. */
export function fieldId(name: string): string {
  return `field-${name}`
}

/** The field of the form that a place of the contract's schema belongs to. */
export function fieldAt(path: readonly PropertyKey[]): string {
  const [first, second] = path.map(String)
  if (first === 'publicNotice') return second === 'from' ? 'noticeFrom' : 'noticeUntil'
  if (first === 'period') return second === 'from' ? 'from' : 'until'
  if (first === 'links') return second ?? 'title'
  return first ?? 'title'
}

/** Sorts by day and is never asked twice for the same: the day and six characters by chance. */
export function newDocumentId(kind: DocumentKind, day: string): string {
  const chance = Array.from(crypto.getRandomValues(new Uint8Array(4)), (byte) => byte.toString(36).padStart(2, '0')).join('')
  return `${kind}-${day.replaceAll('-', '')}-${chance.slice(0, 6)}`
}
