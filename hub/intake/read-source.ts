// One source file with its front matter or sidecar .yml to a document, or to findings that say what to do. Its bytes say what it is, not its name.
import { basename, extname } from 'node:path'
import { SOURCE_BINARY_MAX_BYTES, SOURCE_FILE_MAX_BYTES } from '../../shared/content/limits.ts'
import type { Finding } from '../../shared/review/finding.ts'
import { csvTable } from './csv.ts'
import { BINARY_EXTENSIONS, TEXT_EXTENSIONS, toldOf } from './file-kinds.ts'
import type { OfficeReader } from './office/office-reader.ts'
import { recognise } from './office/recognise.ts'
import { readOfficeSource } from './read-office-source.ts'
import type { SourceDocument, SourceInput, SourceReading } from './source-document.ts'
import { loadBytes, type SourceFile, saying, textOf } from './source-file.ts'
import { type MetaOptions, readMeta, readRawMeta } from './source-meta.ts'
import { looksLikeHtml, type SourceFormat, toBody } from './to-html.ts'

/** Under these names a text with tabs is a list. */
const SHEETS: readonly string[] = ['.xls', '.xlsx', '.et']

/** Never rejects for what stands in a file. */
export async function readSource(
  file: SourceFile,
  sidecar: SourceFile | undefined,
  options: MetaOptions,
  reader: OfficeReader,
): Promise<SourceReading> {
  const findings: Finding[] = []
  const say = saying(file.path, findings)
  const extension = extname(file.path).toLowerCase()
  const isText = TEXT_EXTENSIONS.includes(extension)
  const bytes = loadBytes(file, isText ? SOURCE_FILE_MAX_BYTES : SOURCE_BINARY_MAX_BYTES, say)
  if (bytes === undefined) return { findings }
  const kind = recognise(bytes)
  const told = toldOf(kind)
  if (told !== undefined) {
    say(told, 'error', { extension })
    return { findings }
  }
  const input: SourceInput = { file, bytes, extension, sidecar, options, say, found: (more) => findings.push(...more) }
  const document = kind === 'pdf' || kind === 'zip' ? await readOfficeSource(input, reader) : readTextSource(input)
  const isBroken = document === undefined || findings.some(({ severity }) => severity === 'error')
  return isBroken ? { findings } : { document, findings }
}

function readTextSource({ file, bytes, extension, sidecar, options, say }: SourceInput): SourceDocument | undefined {
  const isNamedText = TEXT_EXTENSIONS.includes(extension)
  const raw = textOf(bytes, isNamedText ? say : () => undefined)
  // Many systems save a web page, or a list with tabs between its columns, and call it .xls or .doc.
  const real = isNamedText || raw === undefined ? extension : realExtension(extension, raw)
  if (real === undefined || (!isNamedText && raw === undefined)) {
    say(BINARY_EXTENSIONS.includes(extension) ? 'file-damaged' : 'kind-of-file-unknown', 'error', { extension })
    return undefined
  }
  if (raw === undefined) return undefined
  const parts = extension === '.md' ? splitFrontMatter(raw) : { front: undefined, rest: raw }
  if (parts === undefined) {
    say('front-matter-broken', 'error', undefined, '---')
    return undefined
  }
  const rawMeta = readRawMeta(sidecar, parts.front, say)
  const meta = rawMeta && readMeta(rawMeta, file.path, parts.rest, options, say)
  const format = formatOf(extension, parts.rest)
  if (extension === '.txt' && format === 'html') say('text-is-html', 'warning')
  if (real !== extension) say('extension-differs', 'warning', { extension, real })
  const leaveOutLists = meta?.meta.kind === 'publicity'
  const table = real === '.csv' && format !== 'html' ? csvTable(parts.rest) : undefined
  const body = toBody(table?.html ?? parts.rest, table === undefined ? format : 'html', leaveOutLists)
  if (!body.ok) {
    say(body.error.code, 'error', body.error.params)
    return undefined
  }
  const { images, scripts } = body.value.dropped
  if (images > 0) say('images-dropped', 'warning', { count: images })
  if (scripts > 0) say('scripts-dropped', 'warning', { count: scripts })
  if (meta === undefined) return undefined
  const { attached, ...known } = meta
  return { ...known, body: body.value, media: attached, aside: [], source: basename(file.path), file: file.path }
}

/** What a text under the name of an office file is; undefined when it is nothing that can be read. */
function realExtension(extension: string, text: string): string | undefined {
  if (looksLikeHtml(text)) return '.html'
  return SHEETS.includes(extension) && text.slice(0, text.search(/[\r\n]|$/)).includes('\t') ? '.csv' : undefined
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
