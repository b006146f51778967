// A file's metadata: from its front matter or its sidecar .yml, and what a person has decided there about doubtful parts (导入).
import { parse as parseYaml } from 'yaml'
import { z } from 'zod'
import { DOCUMENT_MEDIA_MAX } from '../../shared/content/catalogue.ts'
import type { DocumentMeta } from '../../shared/content/document.ts'
import { readDocumentMeta } from '../../shared/content/front-matter.ts'
import { intakeDecisionsSchema } from '../../shared/content/intake-decisions.ts'
import { FRONT_MATTER_MAX_BYTES } from '../../shared/content/limits.ts'
import { takeAttachments } from './attachments.ts'
import type { IntakeDecisions } from './office/reading.ts'
import { loadBytes, type Say, type SourceFile, type SourceMedia, textOf } from './source-file.ts'
import { trialMeta } from './trial-meta.ts'

export interface MetaOptions {
  readonly channel: string
  /** Fill in what is missing and mark it 试用. */
  readonly trial: boolean
  /** `YYYY-MM-DD`, for the metadata of trial files. */
  readonly today: string
  /** Pictures and videos in the file's folder, which its 附件 may name. */
  readonly beside?: readonly SourceFile[]
}

/** `absent`: there is none. Undefined instead of this: a finding was made. */
export interface RawMeta {
  readonly absent: boolean
  readonly fields: unknown
  readonly decisions: IntakeDecisions
  /** 附件: names of files beside it. */
  readonly attachments: readonly string[]
}

const DECISIONS = '导入'
const ATTACHMENTS = '附件'
const attachmentsSchema = z.array(z.string().min(1).max(120)).max(DOCUMENT_MEDIA_MAX)

export function readRawMeta(sidecar: SourceFile | undefined, front: string | undefined, say: Say): RawMeta | undefined {
  const bytes = sidecar === undefined ? undefined : loadBytes(sidecar, FRONT_MATTER_MAX_BYTES, say)
  const yaml = sidecar === undefined ? front : bytes && textOf(bytes, say)
  if (sidecar !== undefined && yaml === undefined) return undefined
  if (yaml === undefined) return { absent: true, fields: undefined, decisions: {}, attachments: [] }
  if (Buffer.byteLength(yaml) > FRONT_MATTER_MAX_BYTES) {
    say('front-matter-too-large', 'error', { max: FRONT_MATTER_MAX_BYTES / 1024 })
    return undefined
  }
  try {
    // Dates stay strings in the core schema; few aliases, so that a small file cannot grow into a large one.
    const raw: unknown = parseYaml(yaml, { schema: 'core', maxAliasCount: 10, prettyErrors: true, logLevel: 'error' })
    return takeAside(raw, say)
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
): { meta: DocumentMeta; trial: boolean; attached: readonly SourceMedia[] } | undefined {
  if (raw.absent) {
    if (!options.trial) {
      say('metadata-absent', 'error')
      return undefined
    }
    say('metadata-filled-for-trial', 'warning')
    return { meta: trialMeta(file, text, options), trial: true, attached: [] }
  }
  const read = readDocumentMeta(raw.fields)
  if (read.ok) {
    const attached = takeAttachments(raw.attachments, options.beside ?? [], say)
    return attached && { meta: read.meta, trial: read.meta.review.some(({ step }) => step === 'trial'), attached }
  }
  for (const { field, problem } of read.problems) {
    const rule = field === '审查' && problem === 'missing' ? 'review-missing' : `metadata-${problem}`
    say(rule, 'error', { field }, field)
  }
  return undefined
}

/** What a sidecar says of the taking in is no metadata of the document. */
function takeAside(raw: unknown, say: Say): RawMeta | undefined {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    return { absent: false, fields: raw, decisions: {}, attachments: [] }
  const { [DECISIONS]: written = {}, [ATTACHMENTS]: named = [], ...fields } = raw as Record<string, unknown>
  const parsed = intakeDecisionsSchema.safeParse(written)
  const attachments = attachmentsSchema.safeParse(named)
  if (!parsed.success || !attachments.success) {
    const field = parsed.success ? ATTACHMENTS : DECISIONS
    say('metadata-bad-value', 'error', { field }, field)
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
  return { absent: false, fields, decisions, attachments: attachments.data }
}
