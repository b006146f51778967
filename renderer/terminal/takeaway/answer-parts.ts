// What of a document is taken away, in the order in which it is read: title, what holds, what to bring, where, when, whom to ask, who says so.
import type { TFunction } from 'i18next'
import type { ReadableDocument, TerminalState } from '../../../shared/api/terminal.ts'
import { type GuideField, guideFieldOf } from '../../../shared/content/guide-field.ts'
import type { Language } from '../../../shared/standard/localised.ts'
import { type AnswerPart, sentencesOf } from '../../../shared/takeaway/short-answer.ts'
import { dayText, periodText } from '../../ui/dates.ts'
import { hoursWords } from '../frame/hours-words.ts'
import { isOver } from '../lists/validity-mark.tsx'
import { fitDocumentHtml, guideSections } from '../reader/document-html.ts'
import { sectionItems } from './section-items.ts'

/** How long a part stays when the room is short: what to bring and when before how much and why. */
const RANK = {
  ...{ title: 0, said: 1, materials: 3, dates: 3, hours: 4, summary: 4 },
  ...{ place: 5, inquiry: 5, 'time-limit': 6, fee: 6, about: 7 },
} as const
/** One number to call and one place to go to: before anything to bring. */
const FIRST_RANK: Readonly<Partial<Record<GuideField, number>>> = { inquiry: 2, place: 2 }

/** Of a guide, in the order in which somebody sets out. */
const GUIDE_PARTS = [
  'materials',
  'place',
  'hours',
  'inquiry',
  'time-limit',
  'fee',
  'about',
] as const satisfies readonly GuideField[]

interface Surroundings {
  readonly t: TFunction
  readonly language: Language
  /** Undefined until the host has spoken. */
  readonly state: TerminalState | undefined
}

export function answerParts(document: ReadableDocument, { t, language, state }: Surroundings): AnswerPart[] {
  const { meta } = document
  const guide = guideParts(document, t, { brief: true })
  return [
    { items: [meta.title], rank: RANK.title },
    ...standing(document, t),
    ...part(t('takeaway:answer.doc-number'), meta.docNumber, RANK.said),
    ...dates(document, t, language),
    ...(guide.length > 0 ? guide : [...summary(document), ...whereToAsk(t, language, state)]),
    { items: [sourceOf(document, t, language)], rank: RANK.said },
    ...part(t('takeaway:answer.address'), meta.publicAddress ?? state?.setting.profile.publicSite, RANK.said),
  ]
}

/** A guide's own fields; none where its text has no such headings. `brief`: without remarks. */
export function guideParts({ html, meta }: ReadableDocument, t: TFunction, { brief }: { readonly brief: boolean }): AnswerPart[] {
  if (meta.kind !== 'guide') return []
  const sections = guideSections(fitDocumentHtml(html, meta.title))
  return GUIDE_PARTS.flatMap((field): AnswerPart[] => {
    const items = sections
      .filter(({ title }) => guideFieldOf(title) === field)
      .flatMap((one) => sectionItems(one.html, meta.language, { brief }))
    if (items.length === 0) return []
    const rank = RANK[field]
    return [{ label: t(`takeaway:answer.${field}`), items, rank, firstRank: FIRST_RANK[field] ?? rank }]
  })
}

/** Of a 公示 no sentence: it may name the people that it is about. */
function summary({ meta }: ReadableDocument): AnswerPart[] {
  if (meta.summary === undefined || meta.kind === 'publicity') return []
  return [{ items: sentencesOf(meta.summary), rank: RANK.summary }]
}

/** A text that no longer holds, that nobody has reviewed, or that is on trial, must say so on a phone as well. */
function standing(document: ReadableDocument, t: TFunction): AnswerPart[] {
  const { meta } = document
  const said = [
    meta.validity === 'valid'
      ? undefined
      : isOver(meta)
        ? t('common:validity-past')
        : t(`takeaway:answer.standing.${meta.validity}`),
    meta.translation?.reviewed === false ? t('takeaway:answer.unreviewed') : undefined,
    document.trial ? t('takeaway:answer.trial') : undefined,
  ].filter((words) => words !== undefined)
  return said.length === 0 ? [] : [{ items: said, rank: RANK.said }]
}

function dates({ meta }: ReadableDocument, t: TFunction, language: Language): AnswerPart[] {
  return [
    ...part(t('takeaway:answer.period'), meta.period && periodText(meta.period, t, language), RANK.dates),
    ...part(t('takeaway:answer.notice-period'), meta.publicNotice && periodText(meta.publicNotice, t, language), RANK.dates),
    ...part(t('takeaway:answer.event-place'), meta.place, RANK.place),
    ...part(
      t('takeaway:answer.valid-until'),
      meta.validity === 'valid' && meta.validUntil !== undefined ? dayText(meta.validUntil, language) : undefined,
      RANK.dates,
    ),
  ]
}

/** The hall's own window; until its theme has come, that of the office that answers. */
function whereToAsk(t: TFunction, language: Language, state: TerminalState | undefined): AnswerPart[] {
  const theme = state?.setting.theme
  const contact = theme?.contact ?? state?.office?.contact
  const hours =
    theme === undefined || state === undefined
      ? state?.office?.contact.hours
      : hoursWords(theme.hours, state.clock.today, language, t)
  return [
    ...part(t('takeaway:answer.ask'), contact?.inquiryPhone, RANK.said),
    ...part(t('takeaway:answer.place'), contact?.address, RANK.place),
    ...part(t('takeaway:answer.hours'), hours, RANK.hours),
  ]
}

export function sourceOf({ meta }: ReadableDocument, t: TFunction, language: Language): string {
  return t('takeaway:answer.source', { body: meta.body, day: dayText(meta.publishedOn, language) })
}

function part(label: string, value: string | undefined, rank: number): AnswerPart[] {
  return value === undefined ? [] : [{ label, items: [value], rank }]
}
