// The host's HTTP service: the contract of shared/api/terminal.ts, and events as the state changes. It knows no window and no socket.
import { randomBytes, randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { bind, failureAnswer } from '../../../platform/http/bind.ts'
import { errorName } from '../../../platform/log/error-name.ts'
import type { Log } from '../../../platform/log/logger.ts'
import { TERMINAL_EVENTS_PATH, type TerminalState, terminalApi } from '../../../shared/api/terminal.ts'
import type { YearCalendar } from '../../../shared/calendar/working-days.ts'
import { currentForm } from '../../../shared/requests/forms.ts'
import { fail, ok } from '../../../shared/result.ts'
import type { Clock } from '../clock.ts'
import type { ContentStore } from '../content/content-store.ts'
import type { HelpDesk } from '../help/help-desk.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { lookUp } from '../outbox/look-up.ts'
import { submit } from '../outbox/submit.ts'
import { helperWith } from '../roles/filling-help.ts'
import { storageFailure } from '../storage-failure.ts'
import type { SubmissionReserve } from '../submission-reserve.ts'
import type { Poller } from '../sync/poller.ts'
import type { UseCounter } from '../use-counter.ts'
import { mediaRoute } from './media-route.ts'
import type { StateChanges } from './state-changes.ts'

export interface TerminalAppParts {
  readonly ledger: Ledger
  readonly reserve: SubmissionReserve
  readonly content: ContentStore
  readonly clock: Clock
  readonly poller: Poller
  readonly helpDesk: HelpDesk
  readonly calendars: readonly YearCalendar[]
  readonly changes: StateChanges
  readonly use: UseCounter
  readonly state: () => TerminalState
  readonly log: Log
}

export function createTerminalApp(parts: TerminalAppParts): Hono {
  const { ledger, reserve, content, clock, poller, helpDesk, changes, use, state, log } = parts
  const app = new Hono()

  bind(app, terminalApi.state, () => ok(state()))

  bind(app, terminalApi.documents, (filter) => ok(content.reader()?.list(clock.today(), filter) ?? { documents: [], total: 0 }))

  bind(app, terminalApi.directory, () => ok({ topics: content.reader()?.directory(clock.today()) ?? [] }))

  bind(app, terminalApi.spotlight, () => ok({ documents: content.reader()?.spotlight(clock.today()) ?? [] }))

  bind(app, terminalApi.document, ({ id }) => {
    const document = content.reader()?.document(clock.today(), id)
    if (document === undefined) return fail('not-found')
    use.opened(document.meta.kind)
    return ok(document)
  })

  mediaRoute(app, content, clock)

  bind(app, terminalApi.suggest, ({ q }) => ok({ documents: content.reader()?.suggest(q, clock.today()) ?? [] }))

  bind(app, terminalApi.search, ({ q, limit }) => {
    const started = performance.now()
    const found = content.reader()?.search(q, { today: clock.today(), limit }) ?? { hits: [], also: [], total: 0, atLeast: false }
    use.searched(found.hits.length + found.also.length > 0)
    return ok({ ...found, ms: performance.now() - started })
  })

  bind(app, terminalApi.openForm, ({ kind, help }) => {
    const helper = helperWith(help, kind, ledger)
    if (!helper.ok) return helper
    const away = ledger.settings.get('moved-away')
    if (away !== undefined) return fail('office-moved', { body: away.to.body })
    const submissionId = help?.submissionId ?? randomUUID()
    return ok({ submissionId, codeSeed: randomBytes(32).toString('hex'), version: currentForm(kind).version })
  })

  bind(app, terminalApi.submit, async (filled) => {
    const document = (id: string) => content.reader()?.document(clock.today(), id)?.meta
    const receipt = await submit(filled, { ledger, reserve, clock, office: content.office, calendars: parts.calendars, document })
    if (receipt.ok) {
      log('submission-kept', { receipt: receipt.value.number })
      changes.tell()
      void poller.round()
    }
    return receipt
  })

  bind(app, terminalApi.receipt, (typed) => lookUp(ledger, typed))

  bind(app, terminalApi.callHelp, () => ok(helpDesk.call()))

  bind(app, terminalApi.helpIsThere, () => {
    helpDesk.over()
    return ok({ over: true as const })
  })

  bind(app, terminalApi.syncNow, () => {
    void poller.round()
    return ok({ started: true })
  })

  app.get(TERMINAL_EVENTS_PATH, (context) =>
    streamSSE(context, async (stream) => {
      const send = () => void stream.writeSSE({ event: 'state', data: JSON.stringify(state()) })
      const unsubscribe = changes.subscribe(send)
      const ended = new Promise<void>((resolve) => stream.onAbort(resolve))
      send()
      await Promise.race([ended, changes.closed])
      unsubscribe()
    }),
  )

  app.notFound(() => failureAnswer({ code: 'not-found' }))
  app.onError((error) => {
    const failure = storageFailure(error, 'ledger.sqlite')
    if (failure !== undefined) {
      log('storage-failed', { code: failure.code })
      return failureAnswer(failure)
    }
    log('unexpected', { error: errorName(error) })
    return Response.json({ error: { code: 'unexpected' } }, { status: 500 })
  })
  return app
}
