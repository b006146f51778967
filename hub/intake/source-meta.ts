// A file's metadata: from its front matter or its sidecar .yml, and what a person has decided there about doubtful parts (导入).
import { parse as parseYaml } from 'yaml'
import { z } from 'zod'
import type { DocumentMeta } from '../../shared/content/document.ts'
import { readDocumentMeta } from '../../shared/content/front-matter.ts'
import { FRONT_MATTER_MAX_BYTES } from '../../shared/content/limits.ts'
import type { IntakeDecisions } from './office/reading.ts'
import { loadBytes, type Say, type SourceFile, textOf } from './source-file.ts'
import { trialMeta } from './trial-meta.ts'

export interface MetaOptions {
  readonly channel: string
  /** Fill in what is missing and mark it 试用. */
  readonly trial: boolean
  /** `YYYY-MM-DD`, for the metadata of trial files. */
  readonly today: string
}

/** `absent`: there is none. Undefined instead of this: a finding was made. */
export interface RawMeta {
  readonly absent: boolean
  readonly fields: unknown
  readonly decisions: IntakeDecisions
}

const DECISIONS = '导入'
const decisionsSchema = z.strictObject({
  修订: z.enum(['接受', '原文']).optional(),
  批注: z.literal('不带入').optional(),
  隐藏内容: z.enum(['不带入', '带入']).optional(),
  不可见文字: z.literal('已核对').optional(),
  附带文件: z.literal('已核对').optional(),
})

export function readRawMeta(sidecar: SourceFile | undefined, front: string | undefined, say: Say): RawMeta | undefined {
  const bytes = sidecar === undefined ? undefined : loadBytes(sidecar, FRONT_MATTER_MAX_BYTES, say)
  const yaml = sidecar === undefined ? front : bytes && textOf(bytes, say)
  if (sidecar !== undefined && yaml === undefined) return undefined
  if (yaml === undefined) return { absent: true, fields: undefined, decisions: {} }
  if (Buffer.byteLength(yaml) > FRONT_MATTER_MAX_BYTES) {
    say('front-matter-too-large', 'error', { max: FRONT_MATTER_MAX_BYTES / 1024 })
    return undefined
  }
  try {
    // Dates stay strings in the core schema; few aliases, so that a small file cannot grow into a large one.
    const raw: unknown = parseYaml(yaml, { schema: 'core', maxAliasCount: 10, prettyErrors: true, logLevel: 'error' })
    return takeDecisions(raw, say)
  } catch (error) {
    const line = /at line (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
    say('front-matter-broken', 'error', undefined, line === undefined ? '---' : `+${line}`)
    return undefined
  }
}

/** `text`: of the document, for the metadata that a trial makes up. */
export function readMeta(
  raw: RawMeta,
  file: string,
  text: string,
  options: MetaOptions,
  say: Say,
): { meta: DocumentMeta; trial: boolean } | undefined {
  if (raw.absent) {
    if (!options.trial) {
      say('metadata-absent', 'error')
      return undefined
    }
    say('metadata-filled-for-trial', 'warning')
    return { meta: trialMeta(file, text, options), trial: true }
  }
  const read = readDocumentMeta(raw.fields)
  if (read.ok) return { meta: read.meta, trial: read.meta.review.some(({ step }) => step === 'trial') }
  for (const { field, problem } of read.problems) {
    const rule = field === '审查' && problem === 'missing' ? 'review-missing' : `metadata-${problem}`
    say(rule, 'error', { field }, field)
  }
  return undefined
}

function takeDecisions(raw: unknown, say: Say): RawMeta | undefined {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw) || !Object.hasOwn(raw, DECISIONS))
    return { absent: false, fields: raw, decisions: {} }
  const { [DECISIONS]: written, ...fields } = raw as Record<string, unknown>
  const parsed = decisionsSchema.safeParse(written)
  if (!parsed.success) {
    say('metadata-bad-value', 'error', { field: DECISIONS }, DECISIONS)
    return undefined
  }
  const { 修订: revisions, 批注: comments, 隐藏内容: hidden, 不可见文字: invisible, 附带文件: embedded } = parsed.data
  const decisions: IntakeDecisions = {
    ...(revisions !== undefined && { revisions: revisions === '接受' ? 'accepted' : 'original' }),
    ...(comments !== undefined && { comments: 'left-out' }),
    ...(hidden !== undefined && { hidden: hidden === '带入' ? 'included' : 'left-out' }),
    ...(invisible !== undefined && { invisibleText: 'checked' }),
    ...(embedded !== undefined && { embeddedFiles: 'checked' }),
  }
  return { absent: false, fields, decisions }
}
