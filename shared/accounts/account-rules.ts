// Who may change which account of the office. Two eyes more than one: nobody changes what he himself may do, and there is always somebody left who administers.
import type { Role } from '../api/hub-console.ts'

export type AccountProblem = 'own-account' | 'last-admin'

export interface AccountStanding {
  readonly name: string
  readonly roles: readonly Role[]
  readonly closed: boolean
}

/**
 * `after`: the account as it would stand; `by`: the account that asks, undefined for the command line on the hub's machine, whose user could change the
 * database anyway.
 */
export function accountProblem(
  after: AccountStanding,
  all: readonly AccountStanding[],
  by: string | undefined,
): AccountProblem | undefined {
  const before = all.find(({ name }) => name === after.name)
  if (by === after.name && (after.closed || !sameRoles(before?.roles ?? [], after.roles))) return 'own-account'
  const others = all.filter(({ name }) => name !== after.name)
  const wasAdmin = before !== undefined && administers(before)
  return wasAdmin && !administers(after) && !others.some(administers) ? 'last-admin' : undefined
}

function administers({ roles, closed }: AccountStanding): boolean {
  return !closed && roles.includes('admin')
}

function sameRoles(one: readonly Role[], other: readonly Role[]): boolean {
  return one.length === other.length && one.every((role) => other.includes(role))
}
