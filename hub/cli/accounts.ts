// zwgk accounts ACTION [NAME] --data HUB [--database URL]: the office's accounts from the hub's own machine; the first who administers is made here.
import { z } from 'zod'
import { type Command, type CommandInput, failed, type Outcome, text, usage } from '../../platform/cli/command.ts'
import { secretLine } from '../../platform/cli/secret-line.ts'
import { createLog } from '../../platform/log/logger.ts'
import { PASSWORD_MAX_CHARACTERS } from '../../shared/accounts/password.ts'
import { type AccountRow, accountNameSchema, displayNameSchema } from '../../shared/api/hub-accounts.ts'
import { roleSchema } from '../../shared/api/hub-console.ts'
import { AUDIT_ACTORS } from '../../shared/audit/audit-entry.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import {
  accountRows,
  addAccount,
  changeAccount,
  closeAccount,
  type PeopleParts,
  type Person,
  reopenAccount,
  setPassword,
} from '../accounts/people.ts'
import { endSessionsOf } from '../accounts/sessions.ts'
import { forgetWrong } from '../accounts/sign-in-tries.ts'
import { auditRecord } from '../audit/audit-record.ts'
import { hubFolders, openHubData } from '../hub.ts'
import { databaseFrom } from './database.ts'

const ACTIONS = ['list', 'add', 'change', 'close', 'reopen', 'password', 'unlock', 'end-sessions'] as const
type Action = (typeof ACTIONS)[number]

/** Roles of `--roles`. */
const BETWEEN = ','

export const accountsCommand: Command = {
  options: {
    data: { type: 'string' },
    database: { type: 'string' },
    'display-name': { type: 'string' },
    roles: { type: 'string' },
  },
  async run(input) {
    const { values, positionals, messages } = input
    const action = ACTIONS.find((one) => one === positionals[0])
    const data = text(values['data'])
    const [, name = ''] = positionals
    if (action === undefined || data === undefined || positionals.length !== (action === 'list' ? 1 : 2))
      return usage(messages, 'accounts')
    const asked = await askedFor(action, name, input)
    if (asked === undefined) return usage(messages, 'accounts')
    const database = databaseFrom(input)
    if (!database.ok) return failed(messages, database.error)
    const opened = await openHubData(hubFolders(data).data, database.value, createLog('accounts'))
    if (!opened.ok) return failed(messages, opened.error)
    const { store, close } = opened.value
    try {
      const now = () => new Date()
      const parts = { store, now, audit: auditRecord(store, now) }
      const done = await carriedOut(action, asked, parts)
      return done.ok ? outcome(action, name, await accountRows(parts), input) : failed(messages, done.error)
    } finally {
      await close()
    }
  },
}

interface Asked extends Person {
  readonly password: string
}

const personSchema = z.object({ displayName: displayNameSchema, roles: z.array(roleSchema).min(1) })

/** Undefined when something is missing or not written as it should be. The password is the first line of standard input. */
async function askedFor(action: Action, name: string, { values, input, messages }: CommandInput): Promise<Asked | undefined> {
  const person = personSchema.safeParse({
    displayName: text(values['display-name']),
    roles: text(values['roles'])?.split(BETWEEN),
  })
  if ((action === 'add' || action === 'change') && !person.success) return undefined
  if (action === 'add' && !accountNameSchema.safeParse(name).success) return undefined
  let password = ''
  if (action === 'add' || action === 'password') {
    process.stderr.write(`${messages.say('office:accounts.ask-password')}\n`)
    password = await secretLine(input, PASSWORD_MAX_CHARACTERS * 4)
  }
  const { displayName, roles } = person.success ? person.data : { displayName: '', roles: [] }
  return { name, displayName, roles, password }
}

async function carriedOut(action: Action, { password, ...person }: Asked, parts: PeopleParts): Promise<Result<void>> {
  const { name } = person
  const { store, audit } = parts
  switch (action) {
    case 'list':
      return ok(undefined)
    case 'add':
      return await addAccount(person, password, undefined, parts)
    case 'change':
      return await changeAccount(person, undefined, parts)
    case 'close':
      return await closeAccount(name, undefined, parts)
    case 'reopen':
      return await reopenAccount(name, undefined, parts)
    case 'password':
      return await setPassword(name, password, undefined, parts)
    case 'unlock':
      if (!(await isThere(name, parts))) return fail('not-found')
      await forgetWrong(store, name)
      return ok(undefined)
    case 'end-sessions': {
      if (!(await isThere(name, parts))) return fail('not-found')
      const count = await endSessionsOf(store, name)
      await audit({ account: AUDIT_ACTORS.commandLine, what: 'sessions-ended', about: name, detail: String(count) })
      return ok(undefined)
    }
  }
}

async function isThere(name: string, { store }: PeopleParts): Promise<boolean> {
  return (await store.selectFrom('account').select('name').where('name', '=', name).executeTakeFirst()) !== undefined
}

function outcome(action: Action, name: string, rows: readonly AccountRow[], { messages }: CommandInput): Outcome {
  const done = action === 'list' ? [] : [messages.say(`office:accounts.done.${action}`, { name })]
  const none = rows.length === 0 ? [messages.say('office:accounts.none')] : []
  return { exit: 0, json: { accounts: rows }, lines: [...done, ...none, ...rows.map((row) => line(row, messages.say))] }
}

function line(row: AccountRow, say: CommandInput['messages']['say']): string {
  const state = row.closedAt !== undefined ? 'closed' : row.lockedUntil !== undefined ? 'locked' : 'open'
  return say('office:accounts.row', {
    ...{ name: row.name, displayName: row.displayName, sessions: row.sessions },
    roles: row.roles.map((role) => say(`console:role.${role}`)).join(' '),
    state: say(`office:accounts.state.${state}`),
  })
}
