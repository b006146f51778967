// The content desk's routes. Who may do what is decided by shared/desk/desk-steps.ts; here only that somebody is signed in.
import type { Hono } from 'hono'
import type { z } from 'zod'
import { failureAnswer, readBody } from '../../platform/http/bind.ts'
import type { Endpoint } from '../../shared/api/endpoint.ts'
import { DESK_FILE_PATH, type DeskDocument, hubDeskApi } from '../../shared/api/hub-desk.ts'
import { chinaDay } from '../../shared/calendar/working-days.ts'
import { DESK_FILE_MAX_BYTES } from '../../shared/content/limits.ts'
import type { StepAfterSaving } from '../../shared/desk/desk-steps.ts'
import { ok, type Result } from '../../shared/result.ts'
import {
  deskDocument,
  deskRows,
  keepFile,
  publishedFields,
  quarterlyCheck,
  type StepInput,
  saveDraft,
  takeStep,
} from '../desk/desk.ts'
import type { DeskParts } from '../desk/desk-parts.ts'
import { publishDesk } from '../desk/publish-desk.ts'
import type { Session } from './accounts.ts'
import type { Guard } from './guard.ts'

const FILE_NAME = /^[^/\\\p{Cc}]{1,120}$/u

export function deskRoutes(app: Hono, { guarded, sessionOf }: Guard, parts: DeskParts): void {
  guarded(hubDeskApi.rows, 'any', async () => ok({ rows: await deskRows(parts) }))
  guarded(hubDeskApi.document, 'any', async ({ id }) => await deskDocument(id, parts))
  guarded(hubDeskApi.selfCheck, 'any', async () => ok({ lines: await quarterlyCheck(parts) }))
  guarded(hubDeskApi.published, 'any', () => ok({ today: chinaDay(parts.now()), documents: publishedFields(parts) }))
  guarded(hubDeskApi.save, ['editor'], async ({ version, draft }, { account }) => await saveDraft(draft, version, account, parts))

  const step = <Req extends z.ZodType<StepInput>>(
    target: Endpoint<Req, typeof hubDeskApi.document.response>,
    name: StepAfterSaving,
    then: (done: Result<DeskDocument>) => Promise<Result<DeskDocument>> = async (done) => done,
  ) => guarded(target, 'any', async (input, { account }: Session) => then(await takeStep(name, input, account, parts)))

  /** Terminals ask every few minutes: what is decided goes out at once. The step stays on record when that fails, and is tried again. */
  const andPublish = async (done: Result<DeskDocument>): Promise<Result<DeskDocument>> => {
    if (!done.ok) return done
    const published = await publishDesk(parts)
    // Somebody else publishes at this moment; the next look, within a minute, takes this along.
    if (!published.ok && published.error.code === 'publishing-already') return done
    if (published.ok) return await deskDocument(done.value.row.id, parts)
    parts.log('desk-not-published', { code: published.error.code })
    return published
  }
  step(hubDeskApi.submit, 'submit')
  step(hubDeskApi.passContent, 'pass-content')
  step(hubDeskApi.passSecrecy, 'pass-secrecy')
  step(hubDeskApi.giveBack, 'return')
  step(hubDeskApi.sign, 'sign', andPublish)
  step(hubDeskApi.withdraw, 'withdraw', andPublish)
  step(hubDeskApi.setValidity, 'set-validity', andPublish)

  app.post(DESK_FILE_PATH, async (context) => {
    const session = await sessionOf(context, true)
    if (!session.ok) return failureAnswer(session.error)
    if (!session.value.account.roles.includes('editor')) return failureAnswer({ code: 'not-allowed' })
    const name = context.req.query('name') ?? ''
    if (!FILE_NAME.test(name)) return failureAnswer({ code: 'malformed' })
    const bytes = await readBody(context.req.raw, DESK_FILE_MAX_BYTES)
    if (bytes === undefined) return failureAnswer({ code: 'too-large' })
    if (bytes.length === 0) return failureAnswer({ code: 'malformed' })
    return context.json({ file: await keepFile(name, bytes, parts) })
  })
}
