// What the console asks of the hub.
import type { Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { bind } from '../../platform/http/bind.ts'
import type { LogEvent } from '../../platform/log/events.ts'
import { hubConsoleApi, type OpenedSubmission, type SignedIn, type TerminalRow } from '../../shared/api/hub-console.ts'
import type { Audited } from '../../shared/audit/audit-entry.ts'
import { registerStandings } from '../../shared/fleet/register-standing.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { RegisterId } from '../../shared/standard/registers.ts'
import { newEnrolmentCode, openCodes, revokeCode } from '../fleet/enrolment.ts'
import { helpCallSeen, standingHelpCalls } from '../fleet/help-calls.ts'
import { packageRows, reportOf, terminalRows } from '../fleet/terminals.ts'
import { publishedPackages } from '../publish/published-packages.ts'
import { releaseHistory } from '../publish/release-history.ts'
import { dueSignatures } from '../publish/signatures.ts'
import { type AnsweringParts, reply } from '../reception/answer.ts'
import { inbox } from '../reception/inbox.ts'
import { checkIdentity, confirmReceiptDay } from '../reception/office-records.ts'
import { openSubmission } from '../reception/open-submission.ts'
import type { Accounts, Session } from './accounts.ts'
import { type Guard, SESSION_COOKIE } from './guard.ts'
import { rateLimit } from './rate-limit.ts'
import { refuseForeignOrigins } from './same-origin.ts'

export interface ConsoleParts extends AnsweringParts {
  /** Registers that the published standard demands. */
  readonly registersKept: () => readonly RegisterId[]
  readonly accounts: Accounts
  readonly repo: string
  /** Two characters that this hub's terminal codes start with. */
  readonly terminalPrefix: string
  /** Shown in the console's head. */
  readonly body: string
  readonly demo: boolean
}

/** Of the whole office: each costs a stretched password. */
const SIGN_INS_PER_MINUTE = 60

export function consoleRoutes(app: Hono, { guarded }: Guard, parts: ConsoleParts): void {
  const { accounts, store, now, log, audit } = parts

  const signedIn = ({ account, csrf }: Session): SignedIn => ({
    user: { name: account.name, displayName: account.displayName, roles: [...account.roles] },
    csrf,
    hub: { id: parts.hub, body: parts.body, demo: parts.demo },
  })

  refuseForeignOrigins(app, '/api/console/*')
  const signIns = rateLimit(SIGN_INS_PER_MINUTE, now)
  bind(app, hubConsoleApi.signIn, async ({ name, password }, context) => {
    if (!signIns.take('')) return fail('too-many-requests')
    const entered = await accounts.signIn(name, password)
    log('hub-sign-in', { ok: entered.ok })
    if (!entered.ok) return entered
    await audit({ account: name, what: 'signed-in', about: name })
    // A new token at each sign-in: a planted session id is worth nothing, and one that was left open ends.
    await accounts.signOut(getCookie(context, SESSION_COOKIE) ?? '')
    // Behind a proxy that speaks TLS the cookie never travels in clear.
    const secure = context.req.header('x-forwarded-proto') === 'https'
    setCookie(context, SESSION_COOKIE, entered.value.token, { httpOnly: true, sameSite: 'Strict', path: '/', secure })
    return ok(signedIn(entered.value.session))
  })

  guarded(hubConsoleApi.session, 'any', (_, session) => ok(signedIn(session)))

  guarded(hubConsoleApi.signOut, 'any', async (_, __, context) => {
    await accounts.signOut(getCookie(context, SESSION_COOKIE) ?? '')
    deleteCookie(context, SESSION_COOKIE, { path: '/' })
    return ok({ signedOut: true as const })
  })

  guarded(hubConsoleApi.inbox, ['officer'], async () => ok({ rows: await inbox(parts) }))

  /** Who did what to which receipt: the account's name and the number, nothing that was written. */
  async function recorded(
    what: Audited,
    event: LogEvent,
    { account }: Session,
    done: Result<OpenedSubmission>,
  ): Promise<Result<OpenedSubmission>> {
    if (!done.ok) return done
    const { receipt } = done.value.row
    await audit({ account: account.name, what, about: receipt })
    log(event, { receipt, account: account.name })
    return done
  }
  guarded(hubConsoleApi.open, ['officer'], async ({ id }, session) =>
    recorded('submission-opened', 'hub-opened', session, await openSubmission(id, parts)),
  )
  guarded(hubConsoleApi.reply, ['officer'], async ({ id, body }, session) =>
    recorded('replied', 'hub-replied', session, await reply(id, body, session.account.displayName, parts)),
  )
  guarded(hubConsoleApi.confirmReceiptDay, ['officer'], async ({ id, day }, session) =>
    recorded(
      'receipt-day-confirmed',
      'hub-receipt-day',
      session,
      await confirmReceiptDay(id, day, session.account.displayName, parts),
    ),
  )
  guarded(hubConsoleApi.checkIdentity, ['officer'], async ({ id }, session) =>
    recorded('identity-checked', 'hub-identity-checked', session, await checkIdentity(id, session.account.displayName, parts)),
  )

  const history = releaseHistory(parts.repo)
  guarded(hubConsoleApi.packages, 'any', async () => {
    const packages = await packageRows(store, publishedPackages(parts.repo), history(), now())
    return ok({ now: now().toISOString(), packages })
  })
  guarded(hubConsoleApi.dueSignatures, 'any', () => {
    const due = dueSignatures(parts.repo, now())
    return due.ok ? ok({ due: due.value }) : due
  })
  guarded(hubConsoleApi.terminals, 'any', async () => {
    const kept = parts.registersKept()
    const rows = await terminalRows(store, history(), now())
    const terminals = rows.map((row) => ({ ...row, ...registersOf(row, kept, parts) }))
    return ok({ now: now().toISOString(), terminals })
  })

  guarded(hubConsoleApi.report, 'any', async ({ code }) => {
    const report = await reportOf(store, code)
    return report === undefined ? fail('not-found') : ok({ report })
  })

  const helpCalls = async () => ok({ now: now().toISOString(), calls: await standingHelpCalls(store, now()) })
  guarded(hubConsoleApi.helpCalls, 'any', helpCalls)
  guarded(hubConsoleApi.helpCallSeen, 'any', async ({ id }, { account }) => {
    const terminal = await helpCallSeen(store, id, now())
    if (terminal === undefined) return fail('not-found')
    log('hub-help-seen', { terminal, account: account.name })
    return await helpCalls()
  })

  guarded(hubConsoleApi.openCodes, ['admin'], async () => ok({ codes: await openCodes(store, now()) }))
  guarded(hubConsoleApi.newEnrolmentCode, ['admin'], async ({ terminalName }, { account }) => {
    const made = await newEnrolmentCode(store, { prefix: parts.terminalPrefix, terminalName, now: now() })
    if (made.ok) {
      await audit({ account: account.name, what: 'enrolment-code-made', about: made.value.terminal })
      log('enrolment-code-made', { terminal: made.value.terminal, account: account.name })
    }
    return made
  })
  guarded(hubConsoleApi.revokeCode, ['admin'], async ({ name }, { account }) => {
    if (!(await revokeCode(store, name, now()))) return fail('not-found')
    await audit({ account: account.name, what: 'enrolment-code-revoked', about: name })
    log('enrolment-code-revoked', { code: name, account: account.name })
    return ok({ codes: await openCodes(store, now()) })
  })
}

function registersOf(
  { standing, enrolledAt }: TerminalRow,
  kept: readonly RegisterId[],
  { calendars, now }: ConsoleParts,
): Pick<TerminalRow, 'registers'> {
  if (standing === undefined) return {}
  return { registers: registerStandings({ told: standing.registers, kept, enrolledAt, now: now(), calendars }) }
}
