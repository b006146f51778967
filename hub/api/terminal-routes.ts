// What terminals ask of the hub: enrolment, submissions, the poll that carries heartbeats up and replies down.
import type { Hono } from 'hono'
import { bind } from '../../platform/http/bind.ts'
import { type EnrolmentGrant, hubTerminalApi } from '../../shared/api/hub-terminal.ts'
import { AUDIT_ACTORS } from '../../shared/audit/audit-entry.ts'
import { fail, ok } from '../../shared/result.ts'
import { commandsFor, keepCommandAnswers } from '../fleet/commands.ts'
import { enrolTerminal } from '../fleet/enrolment.ts'
import { keepHelpCall } from '../fleet/help-calls.ts'
import { keepHeartbeat } from '../fleet/terminals.ts'
import { movedAwayFor } from '../moves/moved-terminals.ts'
import { repliesFor } from '../reception/answer.ts'
import { type ReceptionParts, receive } from '../reception/receive.ts'
import { keepWindowRecords } from '../reception/window-records.ts'
import { rateLimit } from './rate-limit.ts'
import { requireSignedRequests, signedBy } from './signed-requests.ts'

/** Codes are tried by hand; a thousand a minute would be somebody who guesses. */
const ENROLMENTS_PER_MINUTE = 60

/** `offer`: what a newly enrolled terminal is told. */
export function terminalRoutes(app: Hono, parts: ReceptionParts, offer: () => Omit<EnrolmentGrant, 'terminal'>): void {
  const { store, now, log, audit } = parts

  const enrolments = rateLimit(ENROLMENTS_PER_MINUTE, now)
  bind(app, hubTerminalApi.enrol, async (ask) => {
    if (!enrolments.take('')) return fail('too-many-requests')
    const enrolled = await enrolTerminal(store, ask, offer(), now())
    if (enrolled.ok) {
      const { code } = enrolled.value.grant.terminal
      await audit({ account: AUDIT_ACTORS.terminal, what: 'terminal-enrolled', about: code })
      log('enrolled', { terminal: code })
    }
    return enrolled
  })

  const signed = [hubTerminalApi.submit, hubTerminalApi.poll, hubTerminalApi.windowRecords, hubTerminalApi.helpCall]
  requireSignedRequests(
    app,
    signed.map(({ path }) => path),
    store,
    now,
  )

  bind(app, hubTerminalApi.submit, (envelope, context) => receive(envelope, signedBy(context), parts))

  bind(app, hubTerminalApi.windowRecords, async ({ records }, context) =>
    ok(await keepWindowRecords(records, signedBy(context), parts)),
  )

  bind(app, hubTerminalApi.helpCall, async (told, context) => {
    const terminal = signedBy(context)
    const kept = await keepHelpCall(store, terminal, told, now())
    if (!kept.ok) return kept
    if (kept.value.isNew) log('hub-help-called', { terminal })
    return ok({ state: kept.value.state })
  })

  bind(app, hubTerminalApi.poll, async (heartbeat, context) => {
    const terminal = signedBy(context)
    await keepHeartbeat(store, terminal, heartbeat, now().toISOString())
    await keepCommandAnswers(terminal, heartbeat.commandsAnswered ?? [], parts)
    const commands = await commandsFor(terminal, 'network', parts)
    const replies = await repliesFor(terminal, heartbeat, parts)
    const movedAway = await movedAwayFor(terminal, parts)
    return ok({ hubTime: now().toISOString(), replies, ...(commands && { commands }), ...(movedAway && { movedAway }) })
  })
}
