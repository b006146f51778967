// zwgk accounts as whoever sets up the hub runs it: the first who administers, a lost password, somebody who leaves.
import { expect, test } from 'vitest'
import { accountsCommand } from '../../hub/cli/accounts.ts'
import { openForReading } from '../../hub/store/open-for-reading.ts'
import type { Outcome } from '../../platform/cli/command.ts'
import { temporaryFolder } from '../fixtures/town.ts'
import { commandHere, zwgk } from '../support/command.ts'

const folder = temporaryFolder()
const accounts = (positionals: readonly string[], values: Readonly<Record<string, string>> = {}, input = '') =>
  commandHere(accountsCommand, positionals, { data: folder, ...values }, input)
const listed = ({ json }: Pick<Outcome, 'json'>) => json['accounts'] as Record<string, unknown>[]
const errorOf = ({ json }: Pick<Outcome, 'json'>) => (json['error'] as { code: string } | undefined)?.code

test('the first account is made at the hub’s own machine, with a password from standard input', () => {
  const add = (password: string) =>
    zwgk(
      ['accounts', 'add', 'chief', '--data', folder, '--display-name', '某甲', '--roles', 'admin,publisher'],
      {},
      `${password}\nmore\n`,
    )
  expect(errorOf(add('too short'))).toBe('password-short')
  expect(listed(add('old pear tree 1962 gate'))).toEqual([
    { name: 'chief', displayName: '某甲', roles: ['admin', 'publisher'], sessions: 0 },
  ])
  expect(errorOf(add('old pear tree 1962 gate'))).toBe('account-exists')
})

test('what is missing or not written right is said by the usage', async () => {
  const person = { 'display-name': '某丙' }
  for (const [positionals, values] of [
    [[], {}],
    [['add', 'clerk'], {}],
    [['add', '某丙'], { ...person, roles: 'editor' }],
    [['add', 'clerk'], { ...person, roles: 'emperor' }],
    [['close'], {}],
    [['destroy', 'chief'], {}],
  ] as const)
    expect([positionals, errorOf(await accounts(positionals, values))]).toEqual([positionals, 'usage'])
})

test('closed, opened, given a new password; the last who administers can’t be closed', async () => {
  await accounts(['add', 'clerk'], { 'display-name': '某丙', roles: 'editor' }, 'a kettle for the harvest\n')
  const last = await accounts(['close', 'chief'])
  expect(errorOf(last)).toBe('last-admin')
  expect(last.lines.join()).toContain('最后一位管理员')
  expect(listed(await accounts(['close', 'clerk']))[1]).toMatchObject({ name: 'clerk', closedAt: expect.any(String) })
  expect(listed(await accounts(['reopen', 'clerk']))[1]).not.toHaveProperty('closedAt')
  const changed = await accounts(['change', 'clerk'], { 'display-name': '某丁', roles: 'officer' })
  expect(listed(changed)[1]).toMatchObject({ displayName: '某丁', roles: ['officer'] })
  expect((await accounts(['password', 'clerk'], {}, 'three boats by the weir\n')).exit).toBe(0)
  expect((await accounts(['unlock', 'clerk'])).exit).toBe(0)
  expect((await accounts(['end-sessions', 'clerk'])).exit).toBe(0)
  expect(errorOf(await accounts(['close', 'nobody']))).toBe('not-found')
  const store = await openForReading(folder, undefined)
  if (!store.ok) throw new Error('expected the database')
  const entries = await store.value.selectFrom('audit_event').select(['account', 'what', 'about']).orderBy('number').execute()
  await store.value.destroy()
  expect(new Set(entries.map(({ account }) => account))).toEqual(new Set(['(command-line)']))
  expect(entries.map(({ what, about }) => `${what} ${about}`)).toEqual([
    ...['account-made chief', 'account-made clerk', 'account-closed clerk', 'account-opened clerk', 'account-changed clerk'],
    ...['password-set clerk', 'sessions-ended clerk'],
  ])
})
