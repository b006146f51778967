// A theme (主题): what a town fills in where the profile leaves something open. Its shape is checked here; whether it is allowed, and whether
// anything is missing, is for the rules to say, so that a clerk gets a sentence about the duty and not about a field.
import { z } from 'zod'
import { documentIdSchema } from '../content/document.ts'
import { terminalCodeSchema } from '../requests/receipt.ts'
import { languageSchema, localisedSchema } from './localised.ts'
import { LAYOUTS, slugSchema, zoneSchema } from './profile.ts'
import { SHORTCUT_WAYS } from './ways.ts'

const line = (max: number) => z.string().trim().min(1).max(max)
const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** 冬季, 夏季: from and until are month-days, both included; a season may run over the turn of the year. */
export const seasonSchema = z.strictObject({
  name: localisedSchema(12),
  from: monthDay,
  until: monthDay,
  /** Weekdays, Monday is 1. */
  days: z.array(z.int().min(1).max(7)).min(1).max(7),
  open: z
    .array(z.strictObject({ from: clockTime, until: clockTime }))
    .min(1)
    .max(4),
})
export type Season = z.infer<typeof seasonSchema>

export const themeSchema = z.strictObject({
  format: z.literal(1),
  id: slugSchema,
  /** The profile it is written for. */
  standard: slugSchema,
  /** Terminals it is for; none: all that no other theme of the town names. */
  terminals: z.array(terminalCodeSchema).max(200).default([]),
  /** 受理机关: id of the town's office file. */
  office: slugSchema,
  place: z.strictObject({ county: line(30), town: line(30), village: line(30).optional() }),
  /** The hall where the terminal stands. */
  hall: localisedSchema(40),
  layout: z.enum(LAYOUTS),
  plate: z.strictObject({
    text: localisedSchema(24),
    scripts: z.array(languageSchema).min(1).max(3),
    /** Size of every further script against the first. */
    secondSize: z.number().min(0.1).max(4),
  }),
  /** In the order shown. A required zone is named by its id and wording; an added one is described whole. */
  zones: z.array(z.strictObject({ ...zoneSchema.partial().shape, id: slugSchema, name: localisedSchema(24) })).max(16),
  languages: z.array(languageSchema).min(1).max(3),
  font: slugSchema,
  accent: slugSchema,
  /** dp, as in the profile. */
  sizes: z.strictObject({
    body: z.number().min(1).max(200),
    lineHeight: z.number().min(0.5).max(4),
    target: z.number().min(1).max(400),
  }),
  shortcuts: z.array(z.string().max(40)).max(20),
  commonWords: z.array(localisedSchema(28)).max(12).optional(),
  contact: z.strictObject({
    /** 负责人 of the zone. */
    responsible: line(60).optional(),
    inquiryPhone: line(30).optional(),
    supervisionPhone: line(30).optional(),
    address: line(200).optional(),
  }),
  /** For readers of the other languages; without them the Chinese stands. */
  contactTranslations: z
    .partialRecord(z.enum(['ko', 'en']), z.strictObject({ responsible: line(60).optional(), address: line(200).optional() }))
    .optional(),
  hours: z.array(seasonSchema).max(6),
  /** 制度: the rules of the zone, as a published document. */
  rulesDocument: documentIdSchema.optional(),
  /** A local line under the shortcuts, such as where the paper forms lie. */
  hint: localisedSchema(80).optional(),
  /** 译文审定 of the words in other languages: by whom; without it they are shown as not reviewed. */
  translationsReviewedBy: line(60).optional(),
})
export type Theme = z.infer<typeof themeSchema>

/** The town's themes as they are signed: each is read by itself, so that one that is broken takes no other with it. */
export const themesFileSchema = z.strictObject({ format: z.literal(1), themes: z.array(z.unknown()).min(1).max(400) })

export function isShortcutWay(way: string): way is (typeof SHORTCUT_WAYS)[number] {
  return SHORTCUT_WAYS.some((one) => one === way)
}
