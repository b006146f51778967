// An office file (.docx, .xlsx, .pdf, .ofd) to a document: read in the reading process, then cleaned and checked like any other text.
import { readFileSync } from 'node:fs'
import { basename, extname } from 'node:path'
import type { DocumentMeta } from '../../shared/content/document.ts'
import { findPersonalData } from '../../shared/review/check-document.ts'
import { textOfHtml } from '../../shared/review/tables.ts'
import type { OfficeReader } from './office/office-reader.ts'
import type { OfficeDocument, OfficeMedia } from './office/reading.ts'
import { closeSpacedHan } from './office/text-layer.ts'
import { escapeXml } from './office/xml.ts'
import type { SourceDocument, SourceInput } from './source-document.ts'
import type { SourceMedia } from './source-file.ts'
import { readMeta, readRawMeta } from './source-meta.ts'
import { type ReadableBody, toBody } from './to-html.ts'

const MEDIA_NAME_MAX = 120
const MEDIA_ENDINGS: Readonly<Record<OfficeMedia['mediaType'], string>> = {
  'application/pdf': '.pdf',
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/webp': '.webp',
  'video/mp4': '.mp4',
  'video/webm': '.webm',
  'audio/mpeg': '.mp3',
}
const NOTHING: ReadableBody = { html: '', text: '', dropped: { images: 0, links: 0, scripts: 0 } }

/** Undefined after a finding. */
export async function readOfficeSource(input: SourceInput, reader: OfficeReader): Promise<SourceDocument | undefined> {
  const { file, bytes, extension, sidecar, options, say } = input
  const raw = readRawMeta(sidecar, undefined, say)
  if (raw === undefined) return undefined
  const reading = await reader.read({ bytes, extension, decisions: raw.decisions })
  if (reading.outcome === 'archive') {
    say('archive-in-archive', 'error')
    return undefined
  }
  for (const { rule, severity, params, where } of reading.notes) say(rule, severity, params, where)
  if (reading.outcome === 'refused') return undefined
  const isHeldBack = reading.notes.some(({ severity }) => severity === 'error')
  // A file that is held back says at once what else is wrong with it, so that it is mended once.
  if (isHeldBack) input.found(findPersonalData(file.path, [{ text: textOfHtml(reading.html) }, ...reading.aside]))
  if (reading.extension !== extension) say('extension-differs', 'warning', { extension, real: reading.extension })
  const language = reading.text ?? reading.html.replace(/<[^>]*>/g, '')
  const meta = readMeta(raw, file.path, language, options, say)
  if (isHeldBack) return undefined
  const body = bodyOf(reading, meta?.meta, raw.absent, input)
  if (body === undefined || meta === undefined) return undefined
  const { images, scripts } = body.dropped
  if (images > 0) say('images-dropped', 'warning', { count: images })
  if (scripts > 0) say('scripts-dropped', 'warning', { count: scripts })
  if (reading.media.length > 0) say('images-beside-text', 'warning', { count: reading.media.length })
  const { attached, ...known } = meta
  const media = [...mediaOf(reading, input), ...attached]
  return { ...known, body, media, aside: reading.aside, source: basename(file.path), file: file.path }
}

function bodyOf(
  reading: OfficeDocument,
  meta: DocumentMeta | undefined,
  isMadeUp: boolean,
  { say }: SourceInput,
): ReadableBody | undefined {
  const leaveOutLists = meta?.kind === 'publicity'
  const summary = isMadeUp ? undefined : meta?.summary
  if (reading.textLayer !== 'good' && reading.carriesFile) {
    // A scan that nobody has described can be neither found nor read aloud (无障碍): it waits for title and summary.
    if (reading.textLayer === 'none') say('pdf-without-text', summary === undefined ? 'error' : 'warning')
    if (summary === undefined) return NOTHING
  }
  const html = reading.textLayer === 'good' || summary === undefined ? reading.html : `<p>${escapeXml(summary)}</p>`
  const body = toBody(html, 'html', leaveOutLists)
  if (!body.ok) {
    say(body.error.code, 'error', body.error.params)
    return undefined
  }
  const text = leaveOutLists || reading.textLayer !== 'good' ? body.value.text : (reading.text ?? body.value.text)
  return { ...body.value, text: closeSpacedHan(text) }
}

function mediaOf(reading: OfficeDocument, { file, bytes }: SourceInput): SourceMedia[] {
  const stem = basename(file.path, extname(file.path)).replace(/\p{Cc}|\\/gu, '')
  const named = (name: string, ending: string) => `${[...name].slice(0, MEDIA_NAME_MAX - 12).join('')}${ending}`
  const pictures = reading.media.map((media, i) => ({
    ...media,
    name: named(stem, `-${i + 1}${MEDIA_ENDINGS[media.mediaType]}`),
  }))
  if (!reading.carriesFile) return pictures
  const original = {
    name: named(stem, '.pdf'),
    mediaType: 'application/pdf' as const,
    get bytes() {
      return file.bytes === undefined ? readFileSync(file.path) : bytes
    },
  }
  return [original, ...pictures]
}
