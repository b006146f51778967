// A standard profile (标准档案): what one county's 五个统一 demands, as data. There is no national text and the five differ from place
// to place (滕州、海盐、重庆 …), so headings, zones, wording, sizes and duties stand here and the code knows none of them.
import { z } from 'zod'
import { DOCUMENT_KINDS } from '../content/document.ts'
import { publicAddressSchema } from '../content/public-address.ts'
import { suiteIdSchema } from '../crypto/suite.ts'
import { languageSchema, localisedSchema } from './localised.ts'
import { REGISTERS } from './registers.ts'
import { ACT_WAYS, LIST_WAYS, SHORTCUT_WAYS } from './ways.ts'

/** What a rule is about. A profile's headings share these out: 海盐 has no heading of its own for functions, 统一资料 has one for materials. */
export const CONCERNS = ['functions', 'layout', 'signage', 'equipment', 'materials', 'management'] as const
export type Concern = (typeof CONCERNS)[number]

/** Fonts that are bundled with the pages, by the name a profile uses. */
export const BUNDLED_FONTS = ['noto-sans'] as const

export const LAYOUTS = ['portrait', 'landscape'] as const

/** Icons a zone may have; the drawings stand with the pages. */
export const ZONE_ICONS = ['document', 'request', 'talk', 'lamp', 'shelf', 'people', 'opinion', 'gazette'] as const

/** Devices that a hall may have to keep (设备配置). The first seven are probed by the program, the rest are looked at by whoever keeps the register. */
export const DEVICES = [
  'screen',
  'pointing',
  'printer',
  'disk',
  'memory',
  'clock',
  'fonts',
  'shelf',
  'desk',
  'opinion-box',
] as const

export const slugSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,31}$/)
const colourSchema = z.string().regex(/^#[0-9a-f]{6}$/)
const line = (max: number) => z.string().trim().min(1).max(max)

export const zoneSchema = z.strictObject({
  id: slugSchema,
  /** 名称, exactly as the signs in the hall say it. */
  name: localisedSchema(24),
  about: localisedSchema(48),
  icon: z.enum(ZONE_ICONS),
  /** Lists in the zone, in their order. */
  shows: z.array(z.enum(LIST_WAYS)).min(1).max(12),
  /** The page that the zone's own button leads to. */
  opens: z.enum(ACT_WAYS).optional(),
  /** A sentence above the lists. */
  explain: localisedSchema(200).optional(),
})
export type Zone = z.infer<typeof zoneSchema>

/** Accent colours: `structure` for buttons and lines, `deep` for text on white and pressed buttons, `wash` for quiet grounds. */
export const paletteColourSchema = z.strictObject({
  id: slugSchema,
  structure: colourSchema,
  deep: colourSchema,
  wash: colourSchema,
})

const range = (min: number, max: number) =>
  z
    .strictObject({ min: z.number().min(min).max(max), max: z.number().min(min).max(max) })
    .refine((value) => value.min <= value.max, { message: 'min-above-max' })

export const standardProfileSchema = z
  .strictObject({
    format: z.literal(1),
    id: slugSchema,
    title: line(60),
    /** Where its duties come from: documents with their numbers. */
    source: line(400),
    /** 五个统一 (or four, or six): each rule's concern belongs to exactly one. */
    headings: z
      .array(
        z.strictObject({
          id: slugSchema,
          name: localisedSchema(16),
          clause: line(300),
          concerns: z.array(z.enum(CONCERNS)).min(1),
        }),
      )
      .min(1)
      .max(10),
    zones: z.strictObject({
      required: z.array(zoneSchema).min(1).max(8),
      /** `fixed`: in this order; `free`: the town may arrange them. */
      order: z.enum(['fixed', 'free']),
      /** Zones a town may add after them (4+X). */
      extra: z.int().min(0).max(4),
    }),
    plate: z.strictObject({
      text: localisedSchema(24),
      /** Scripts that a plate may carry, each a whole row in its order. */
      scripts: z.array(z.array(languageSchema).min(1).max(3)).min(1).max(8),
      /** Size of every further script against the first. 1 to 1: 同等大小. */
      secondSize: range(0.4, 1),
    }),
    layouts: z.array(z.enum(LAYOUTS)).min(1),
    /** Languages offered for reading. */
    languages: z.array(languageSchema).min(1),
    fonts: z.array(z.enum(BUNDLED_FONTS)).min(1),
    palette: z.array(paletteColourSchema).min(1).max(12),
    /** dp: CSS px on a page 1080 wide (portrait) or 1080 high (landscape). */
    sizes: z.strictObject({
      body: range(18, 48),
      smallest: z.number().min(12).max(32),
      lineHeight: range(1.3, 2.2),
      target: range(44, 140),
      /** Between two targets. */
      gap: z.number().min(0).max(40),
      contrast: z.number().min(4.5).max(21),
    }),
    shortcuts: z.strictObject({ allowed: z.array(z.enum(SHORTCUT_WAYS)), max: z.int().min(0).max(8) }),
    /** 常查: what everyday words the home page offers first. */
    commonWords: z.array(localisedSchema(28)).max(8),
    devices: z.array(z.enum(DEVICES)).min(1),
    /** Days after which the newest document of a kind is too old. */
    freshness: z.partialRecord(z.enum(DOCUMENT_KINDS), z.int().min(1).max(1830)),
    /** Registers (台账) that must be kept. */
    registers: z.array(z.enum(REGISTERS)),
    /** Seconds without a touch before the question, and to answer it (WCAG 2.2.1: at least 20). */
    idle: z.strictObject({
      home: z.int().min(20).max(600),
      reading: z.int().min(20).max(1200),
      forms: z.int().min(30).max(1800),
      answer: z.int().min(20).max(120),
    }),
    /** 政府网站 where what the halls show is published too; stands in what is taken away when a document names no address of its own. */
    publicSite: publicAddressSchema.optional(),
    /** Suites of cryptography that the place accepts. */
    suites: z.array(suiteIdSchema).min(1),
  })
  .refine(({ headings }) => eachOnce(headings.flatMap(({ concerns }) => concerns)), { message: 'concerns-not-shared-out' })
  .refine(({ zones }) => new Set(zones.required.map(({ id }) => id)).size === zones.required.length, { message: 'zone-twice' })
  .refine(({ languages }) => languages[0] === 'zh-CN', { message: 'national-language-first' })
export type StandardProfile = z.infer<typeof standardProfileSchema>

/** The heading a concern stands under. */
export function headingOf(profile: StandardProfile, concern: Concern): StandardProfile['headings'][number] {
  const heading = profile.headings.find(({ concerns }) => concerns.includes(concern))
  if (heading === undefined) throw new Error(`expected a heading for each concern, got none for ${concern}`)
  return heading
}

function eachOnce(shared: readonly Concern[]): boolean {
  return shared.length === CONCERNS.length && CONCERNS.every((concern) => shared.includes(concern))
}
