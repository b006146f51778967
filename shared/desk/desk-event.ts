// What has happened to a document at the content desk (内容): each step with its person and time. Nothing else is stored of where it stands.
import { z } from 'zod'
import { daySchema, documentIdSchema, VALIDITY } from '../content/document.ts'

const person = { account: z.string().max(60), name: z.string().max(60), at: z.iso.datetime() }
const version = z.int().min(1)

/** Why a warning is none here, by the key of its finding (hub/desk/finding-key.ts). */
export const reasonsSchema = z.record(z.string().max(400), z.string().trim().min(2).max(300))
export const reasonSchema = z.string().trim().min(2).max(300)

export const deskEventSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('saved'), ...person, version }),
  z.strictObject({ kind: z.literal('submitted'), ...person, version }),
  /** 内容审核, with the reasons for the warnings of the check. */
  z.strictObject({ kind: z.literal('content-passed'), ...person, version, reasons: reasonsSchema }),
  /** 保密审查. */
  z.strictObject({ kind: z.literal('secrecy-passed'), ...person, version }),
  z.strictObject({ kind: z.literal('returned'), ...person, version, reason: reasonSchema }),
  /** 签发: `publishOn` may lie ahead. */
  z.strictObject({ kind: z.literal('signed'), ...person, version, publishOn: daySchema }),
  /** The hub has put it into a release. */
  z.strictObject({ kind: z.literal('published'), at: z.iso.datetime(), version, release: z.int().min(1) }),
  /** An opinion that was in it is erased at its writer's wish (采纳情况): its text was taken out, and this version without one stands in its place. */
  z.strictObject({ kind: z.literal('cleared'), at: z.iso.datetime(), version }),
  /** 撤回, before or after it went out. */
  z.strictObject({ kind: z.literal('withdrawn'), ...person, reason: reasonSchema }),
  /** 失效、废止、已修改, with what takes its place. */
  z.strictObject({
    kind: z.literal('validity-set'),
    ...person,
    validity: z.enum(VALIDITY),
    replacedBy: documentIdSchema.optional(),
    reason: reasonSchema,
  }),
])
export type DeskEvent = z.infer<typeof deskEventSchema>
