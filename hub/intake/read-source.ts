// One source file (.md, .txt, .html, with front matter or a sidecar .yml) to a document, or to findings that say what to do.
import { readFileSync, statSync } from 'node:fs'
import { basename, extname } from 'node:path'
import { parse as parseYaml } from 'yaml'
import { fileFailure } from '../../platform/files/failure.ts'
import type { MediaType } from '../../shared/content/catalogue.ts'
import type { DocumentMeta } from '../../shared/content/document.ts'
import { readDocumentMeta } from '../../shared/content/front-matter.ts'
import { FRONT_MATTER_MAX_BYTES, SOURCE_FILE_MAX_BYTES } from '../../shared/content/limits.ts'
import type { Finding } from '../../shared/review/finding.ts'
import { decodeText } from './decode-text.ts'
import { looksLikeHtml, type ReadableBody, type SourceFormat, toBody } from './to-html.ts'
import { trialMeta } from './trial-meta.ts'

export const SOURCE_EXTENSIONS = ['.md', '.txt', '.html', '.htm'] as const

/** A file that travels with a document: the PDF it was published as, a picture, a video. */
export interface SourceMedia {
  readonly name: string
  readonly mediaType: MediaType
  readonly bytes: Uint8Array
}

export interface SourceDocument {
  readonly meta: DocumentMeta
  readonly body: ReadableBody
  readonly media: readonly SourceMedia[]
  /** File name without folders. */
  readonly source: string
  /** Path as the person named it, for findings. */
  readonly file: string
  readonly trial: boolean
}

export interface SourceReading {
  /** Absent when an error stands among the findings. */
  readonly document?: SourceDocument
  readonly findings: readonly Finding[]
}

export interface ReadingOptions {
  readonly channel: string
  /** Fill in what is missing and mark it 试用. */
  readonly trial: boolean
  /** `YYYY-MM-DD`, for the metadata of trial files. */
  readonly today: string
}

/** Reads one file. `sidecar`: path of its .yml, when there is one. Never throws on what stands in a file. */
export function readSource(file: string, sidecar: string | undefined, options: ReadingOptions): SourceReading {
  const findings: Finding[] = []
  const say = (rule: string, severity: Finding['severity'], params?: Finding['params'], where?: string) => {
    findings.push({ file, rule, severity, ...(params && { params }), ...(where !== undefined && { where }) })
  }
  const raw = readText(file, SOURCE_FILE_MAX_BYTES, say)
  if (raw === undefined) return { findings }
  const extension = extname(file).toLowerCase()
  const parts = extension === '.md' ? splitFrontMatter(raw) : { front: undefined, rest: raw }
  if (parts === undefined) {
    say('front-matter-broken', 'error', undefined, '---')
    return { findings }
  }
  const meta = readMeta(file, sidecar, parts.front, parts.rest, options, say)
  const format = formatOf(extension, parts.rest)
  if (extension === '.txt' && format === 'html') say('text-is-html', 'warning')
  const body = toBody(parts.rest, format, meta?.meta.kind === 'publicity')
  if (!body.ok) {
    say(body.error.code, 'error', body.error.params)
    return { findings }
  }
  const { images, scripts } = body.value.dropped
  if (images > 0) say('images-dropped', 'warning', { count: images })
  if (scripts > 0) say('scripts-dropped', 'warning', { count: scripts })
  if (meta === undefined) return { findings }
  return { document: { ...meta, body: body.value, media: [], source: basename(file), file }, findings }
}

type Say = (rule: string, severity: Finding['severity'], params?: Finding['params'], where?: string) => void

function readMeta(
  file: string,
  sidecar: string | undefined,
  front: string | undefined,
  text: string,
  options: ReadingOptions,
  say: Say,
): { meta: DocumentMeta; trial: boolean } | undefined {
  const yaml = sidecar === undefined ? front : readText(sidecar, FRONT_MATTER_MAX_BYTES, say)
  if (sidecar !== undefined && yaml === undefined) return undefined
  if (yaml === undefined) {
    if (!options.trial) {
      say('metadata-absent', 'error')
      return undefined
    }
    say('metadata-filled-for-trial', 'warning')
    return { meta: trialMeta(file, text, options), trial: true }
  }
  if (Buffer.byteLength(yaml) > FRONT_MATTER_MAX_BYTES) {
    say('front-matter-too-large', 'error', { max: FRONT_MATTER_MAX_BYTES / 1024 })
    return undefined
  }
  let raw: unknown
  try {
    // Dates stay strings in the core schema; few aliases, so that a small file cannot grow into a large one.
    raw = parseYaml(yaml, { schema: 'core', maxAliasCount: 10, prettyErrors: true, logLevel: 'error' })
  } catch (error) {
    const line = /at line (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
    say('front-matter-broken', 'error', undefined, line === undefined ? '---' : `+${line}`)
    return undefined
  }
  const read = readDocumentMeta(raw)
  if (read.ok) return { meta: read.meta, trial: read.meta.review.some(({ step }) => step === 'trial') }
  for (const { field, problem } of read.problems) {
    const rule = field === '审查' && problem === 'missing' ? 'review-missing' : `metadata-${problem}`
    say(rule, 'error', { field }, field)
  }
  return undefined
}

/** Reads a text file within its limit; undefined after a finding. */
function readText(file: string, maxBytes: number, say: Say): string | undefined {
  let bytes: Buffer
  try {
    const { size } = statSync(file)
    if (size > maxBytes) {
      say('file-too-large', 'error', { size: Math.ceil(size / 1_048_576), max: Math.floor(maxBytes / 1_048_576) || 1 })
      return undefined
    }
    bytes = readFileSync(file)
  } catch (error) {
    const failure = fileFailure(error, file)
    if (failure === undefined) throw error
    say('file-unreadable', 'error')
    return undefined
  }
  if (bytes.length === 0) {
    say('file-empty', 'error')
    return undefined
  }
  const decoded = decodeText(bytes)
  if (decoded === undefined) {
    say('not-a-text', 'error')
    return undefined
  }
  if (decoded.encoding !== 'utf-8') say('encoding-read-as', 'warning', { encoding: decoded.encoding.toUpperCase() })
  if (decoded.unreadable > 0) say('characters-unreadable', 'warning', { count: decoded.unreadable })
  if (decoded.text.trim() === '') {
    say('file-empty', 'error')
    return undefined
  }
  return decoded.text.replace(/^\uFEFF/, '')
}

/** Splits `---` front matter off a Markdown text; undefined when it opens and never closes. */
function splitFrontMatter(text: string): { front: string | undefined; rest: string } | undefined {
  if (!/^---[ \t]*\r?\n/.test(text)) return { front: undefined, rest: text }
  const match = /^---[ \t]*\r?\n([\s\S]*?)(?<=\n)---[ \t]*(?:\r?\n|$)/.exec(text)
  return match === null ? undefined : { front: match[1] ?? '', rest: text.slice(match[0].length) }
}

function formatOf(extension: string, text: string): SourceFormat {
  if (extension === '.md') return 'markdown'
  if (extension === '.html' || extension === '.htm') return 'html'
  return looksLikeHtml(text) ? 'html' : 'plain'
}
