// What a published document is (公开信息): its kinds, its metadata and the limits on each field.
import { z } from 'zod'
import { publicAddressSchema } from './public-address.ts'

/** Kinds of content a zone shows. The Chinese term of each stands in `front-matter.ts`. */
export const DOCUMENT_KINDS = [
  'policy',
  'interpretation',
  'guide',
  'notice',
  'publicity',
  'gazette',
  'directory',
  'faq',
  'event',
  'opinion-call',
  'rules',
  'form',
] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

/** 公开属性 (条例 第19、27条; each new document carries one). */
export const OPENNESS = ['proactive', 'on-request', 'withheld'] as const

/** 效力状态 of a normative document (规范性文件). */
export const VALIDITY = ['valid', 'expired', 'repealed', 'amended'] as const

/** 审查 steps: 内容审核, 保密审查, 一事一审. `trial` (试用) marks a record that a packer made up for a trial package. */
export const REVIEW_STEPS = ['content', 'secrecy', 'case', 'trial'] as const

/** Lower-case letters, digits and hyphens; stable over all releases of a document. */
export const documentIdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{1,63}$/)

/** A calendar day `YYYY-MM-DD` that exists. */
export const daySchema = z.iso.date()

const line = (max: number) => z.string().trim().min(1).max(max)
/** Of one kind, from one document. */
export const LINKS_MAX = 50
const documentIds = z.array(documentIdSchema).max(LINKS_MAX)

export const reviewEntrySchema = z.strictObject({
  step: z.enum(REVIEW_STEPS),
  by: line(60),
  on: daySchema,
})

/** 公示期: first and last day, both shown. */
export const publicNoticePeriodSchema = z
  .strictObject({ from: daySchema, until: daySchema })
  .refine((period) => period.from <= period.until, { message: 'from-after-until' })

/** From the document to others. `resultOf`: the published outcome of an opinion call (采纳情况, due within a month of its end). */
export const documentLinksSchema = z.strictObject({
  interprets: documentIds.default([]),
  repeals: documentIds.default([]),
  replaces: documentIds.default([]),
  guideFor: documentIds.default([]),
  resultOf: documentIds.default([]),
})

/** When an event takes place or an opinion call is open: first and last day, both included. */
export const periodSchema = z
  .strictObject({ from: daySchema, until: daySchema })
  .refine((period) => period.from <= period.until, { message: 'from-after-until' })

/** Marks a document as another one's text in a second language. It is read beside its original and never listed by itself. */
export const translationSchema = z.strictObject({
  of: documentIdSchema,
  /** The translation office has passed it (DOMAIN §9); if not, every page of it says so. */
  reviewed: z.boolean().default(false),
})

/** A title in a second language; `reviewed` says that the translation office has passed it (DOMAIN §9). */
export const translatedTitleSchema = z.strictObject({
  title: line(300),
  reviewed: z.boolean().default(false),
})

/** Everything the catalogue says of a document besides where its bytes are. */
export const documentMetaSchema = z.strictObject({
  id: documentIdSchema,
  kind: z.enum(DOCUMENT_KINDS),
  title: line(300),
  /** 发布机关: the body responsible for the text. */
  body: line(100),
  /** 文号. */
  docNumber: line(80).optional(),
  /** 成文日期; differs from the publication date. */
  signedOn: daySchema.optional(),
  /** 发布日期. */
  publishedOn: daySchema,
  validity: z.enum(VALIDITY).default('valid'),
  validUntil: daySchema.optional(),
  openness: z.enum(OPENNESS).default('proactive'),
  review: z.array(reviewEntrySchema).min(1).max(10),
  links: documentLinksSchema.prefault({}),
  publicNotice: publicNoticePeriodSchema.optional(),
  period: periodSchema.optional(),
  /** Where an event takes place. */
  place: line(100).optional(),
  /** 规范性文件: listed in the library of normative documents with its validity. */
  normative: z.boolean().default(false),
  translation: translationSchema.optional(),
  topic: line(40).optional(),
  keywords: z.array(line(40)).max(20).default([]),
  summary: line(500).optional(),
  language: z.enum(['zh-CN', 'ko', 'en', 'bo']).default('zh-CN'),
  titles: z.partialRecord(z.enum(['ko', 'en']), translatedTitleSchema).default({}),
  /** 公开网址 of this very document. */
  publicAddress: publicAddressSchema.optional(),
  /** 重点提示: shown in the home page's spotlight. */
  spotlight: z.boolean().default(false),
})
export type DocumentMeta = z.infer<typeof documentMetaSchema>
