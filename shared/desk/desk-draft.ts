// A version of a document at the content desk: its metadata without what the desk itself records, and a text or a file that was handed in.
import { z } from 'zod'
import { sha256Schema } from '../content/catalogue.ts'
import { documentMetaSchema } from '../content/document.ts'
import { intakeDecisionsSchema } from '../content/intake-decisions.ts'

/** The review record and the day of publication come from the steps that people take. */
export const deskFieldsSchema = documentMetaSchema.omit({ review: true, publishedOn: true })

/** Pasted Markdown; longer texts come as files. */
const TEXT_MAX_CHARACTERS = 300_000

export const deskDraftSchema = z
  .strictObject({
    fields: deskFieldsSchema,
    text: z.string().min(1).max(TEXT_MAX_CHARACTERS).optional(),
    file: sha256Schema.optional(),
    decisions: intakeDecisionsSchema.default({}),
  })
  .refine(({ text, file }) => (text === undefined) !== (file === undefined), { message: 'text-or-file' })
export type DeskDraft = z.infer<typeof deskDraftSchema>
