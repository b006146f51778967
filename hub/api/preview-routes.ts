// The preview (终端上的样子): the hub answers the few calls of the terminal's reader for a document of the desk, so that the very reader of the
// terminals shows it. Only to people who are signed in.
import type { Hono } from 'hono'
import { failureAnswer } from '../../platform/http/bind.ts'
import { MEDIA_ROUTE, terminalApi } from '../../shared/api/terminal.ts'
import { documentIdSchema } from '../../shared/content/document.ts'
import type { Office } from '../../shared/content/office.ts'
import { ok } from '../../shared/result.ts'
import type { DeskParts } from '../desk/desk-parts.ts'
import { previewDocument, previewMedia } from '../desk/preview.ts'
import { previewState } from '../desk/preview-state.ts'
import type { Guard } from './guard.ts'
import { refuseForeignOrigins } from './same-origin.ts'

export function previewRoutes(app: Hono, { guarded, sessionOf }: Guard, parts: DeskParts, office: Office): void {
  for (const path of [terminalApi.state.path, '/api/documents/*']) refuseForeignOrigins(app, path)
  guarded(terminalApi.state, 'any', () => ok(previewState(parts, office)))
  guarded(terminalApi.document, 'any', async ({ id }) => await previewDocument(id, parts))

  app.get(MEDIA_ROUTE, async (context) => {
    const session = await sessionOf(context, false)
    if (!session.ok) return failureAnswer(session.error)
    const id = documentIdSchema.safeParse(context.req.param('id'))
    if (!id.success) return failureAnswer({ code: 'not-found' })
    const media = await previewMedia(id.data, context.req.param('name'), parts)
    if (!media.ok) return failureAnswer(media.error)
    return new Response(Buffer.from(media.value.bytes), {
      headers: { 'content-type': media.value.mediaType, 'cache-control': 'no-store' },
    })
  })
}
