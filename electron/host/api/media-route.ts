// Serves the files of documents (PDF, pictures, video, reading aloud) to the pages, whole or by range. Only of documents that may be shown today.
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import type { Hono } from 'hono'
import { failureAnswer } from '../../../platform/http/bind.ts'
import { MEDIA_ROUTE, SPEECH_ROUTE } from '../../../shared/api/terminal.ts'
import type { BlobRef } from '../../../shared/content/catalogue.ts'
import { documentIdSchema } from '../../../shared/content/document.ts'
import type { Clock } from '../clock.ts'
import type { ContentStore } from '../content/content-store.ts'

export function mediaRoute(app: Hono, content: ContentStore, clock: Clock): void {
  app.get(MEDIA_ROUTE, (context) => {
    const id = documentIdSchema.safeParse(context.req.param('id'))
    const media = id.success ? content.reader()?.media(clock.today(), id.data, context.req.param('name')) : undefined
    return answer(content, media, context.req.header('range'))
  })
  app.get(SPEECH_ROUTE, (context) => {
    const id = documentIdSchema.safeParse(context.req.param('id'))
    const speech = id.success ? content.reader()?.speech(clock.today(), id.data) : undefined
    const { mediaType, audio: blob } = speech ?? {}
    return answer(content, mediaType && blob && { mediaType, blob }, context.req.header('range'))
  })
}

interface Played {
  readonly mediaType: string
  readonly blob: BlobRef
}

function answer(content: ContentStore, media: Played | undefined, range: string | undefined): Response {
  const file = media && content.blobs.file(media.blob)
  if (media === undefined || file === undefined) return failureAnswer({ code: 'not-found' })
  const { size } = media.blob
  const headers = {
    'content-type': media.mediaType,
    'accept-ranges': 'bytes',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  }
  if (range === undefined) return stream(file, 0, size, 200, headers)
  const part = partOf(range, size)
  if (part === undefined) return new Response(null, { status: 416, headers: { 'content-range': `bytes */${size}` } })
  const { start, end } = part
  return stream(file, start, end, 206, { ...headers, 'content-range': `bytes ${start}-${end - 1}/${size}` })
}

/** One byte range `bytes=a-b`, `bytes=a-` or `bytes=-n` as a half-open interval; undefined when it can't be met. */
export function partOf(header: string, size: number): { start: number; end: number } | undefined {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header.trim())
  if (match === null) return undefined
  const [, first = '', last = ''] = match
  if (first === '') {
    const count = Math.min(Number(last), size)
    return last === '' || count === 0 ? undefined : { start: size - count, end: size }
  }
  const start = Number(first)
  const end = last === '' ? size : Math.min(Number(last) + 1, size)
  return start < end ? { start, end } : undefined
}

function stream(file: string, start: number, end: number, status: number, headers: Record<string, string>): Response {
  const length = { 'content-length': String(end - start) }
  if (end === start) return new Response(null, { status, headers: { ...headers, ...length } })
  const body = Readable.toWeb(createReadStream(file, { start, end: end - 1 })) as ReadableStream<Uint8Array>
  return new Response(body, { status, headers: { ...headers, ...length } })
}
