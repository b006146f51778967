// Contract between the hub and its console: accounts (账号) and who is signed in.
import { z } from 'zod'
import { PASSWORD_MAX_CHARACTERS } from '../accounts/password.ts'
import { endpoint } from './endpoint.ts'
import { roleSchema } from './hub-console.ts'

const none = z.object({})

/** As one signs in: a code of the office, not a person's name, because it stands in the audit record. */
export const accountNameSchema = z.string().regex(/^[a-z][a-z0-9-]{1,29}$/)
export const displayNameSchema = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^\P{Cc}+$/u)
export const rolesSchema = z
  .array(roleSchema)
  .min(1)
  .max(8)
  .transform((roles) => [...new Set(roles)])
const passwordSchema = z.string().max(PASSWORD_MAX_CHARACTERS * 4)

export const accountRowSchema = z.object({
  name: z.string(),
  displayName: z.string(),
  roles: z.array(roleSchema),
  closedAt: z.iso.datetime().optional(),
  /** Of the newest session. */
  seenAt: z.iso.datetime().optional(),
  sessions: z.int(),
  /** Too many wrong passwords; until then nobody may try. */
  lockedUntil: z.iso.datetime().optional(),
})
export type AccountRow = z.infer<typeof accountRowSchema>

export const sessionRowSchema = z.object({
  id: z.uuid(),
  account: z.string(),
  openedAt: z.iso.datetime(),
  seenAt: z.iso.datetime(),
})
export type SessionRow = z.infer<typeof sessionRowSchema>

const accountsSchema = z.object({ accounts: z.array(accountRowSchema) })
/** `own`: the session that asks. */
const sessionsSchema = z.object({ own: z.uuid(), sessions: z.array(sessionRowSchema) })
/** Accounts made before may have another form of name. */
const named = z.object({ name: z.string().min(1).max(60) })

/** Errors of changes: `not-found`, `account-exists`, `own-account`, `last-admin`, the problems of a password. */
export const hubAccountsApi = {
  accounts: endpoint('GET', '/api/console/accounts', none, accountsSchema),
  add: endpoint(
    'POST',
    '/api/console/accounts',
    z.object({ name: accountNameSchema, displayName: displayNameSchema, roles: rolesSchema, password: passwordSchema }),
    accountsSchema,
  ),
  change: endpoint(
    'POST',
    '/api/console/accounts/:name/change',
    named.extend({ displayName: displayNameSchema, roles: rolesSchema }),
    accountsSchema,
  ),
  /** 停用: nobody signs in with it any more, and all its sessions end; what it did stays on record. */
  close: endpoint('POST', '/api/console/accounts/:name/close', named, accountsSchema),
  reopen: endpoint('POST', '/api/console/accounts/:name/reopen', named, accountsSchema),
  /** A new password for somebody who has lost his; his sessions end, and wrong tries are forgotten. */
  setPassword: endpoint(
    'POST',
    '/api/console/accounts/:name/password',
    named.extend({ password: passwordSchema }),
    accountsSchema,
  ),
  /** Error: `wrong-password`, `too-many-tries`. The account's other sessions end. */
  changeOwnPassword: endpoint(
    'POST',
    '/api/console/password',
    z.object({ old: passwordSchema, password: passwordSchema }),
    z.object({ changed: z.literal(true) }),
  ),
  /** Everybody's for those who administer, otherwise one's own. */
  sessions: endpoint('GET', '/api/console/sessions', none, sessionsSchema),
  endSession: endpoint('POST', '/api/console/sessions/:id/end', z.object({ id: z.uuid() }), sessionsSchema),
  /** All of one's own but this one; those who administer may name another account. */
  endSessions: endpoint(
    'POST',
    '/api/console/sessions/end',
    z.object({ account: z.string().max(60).optional() }),
    sessionsSchema,
  ),
} as const
