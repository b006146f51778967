// zwgk accounts as whoever sets up the hub runs it: the first who administers, a lost password, somebody who leaves.
import { expect, test } from 'vitest'
import { openForReading } from '../../hub/store/open-for-reading.ts'
import { temporaryFolder } from '../fixtures/town.ts'
import { type CommandResult, sentence, zwgk } from '../support/command.ts'

const folder = temporaryFolder()
const accounts = (args: readonly string[], input = ''): CommandResult => zwgk(['accounts', ...args, '--data', folder], {}, input)
const listed = ({ json }: CommandResult) => json['accounts'] as Record<string, unknown>[]
const errorOf = ({ json }: CommandResult) => (json['error'] as { code: string } | undefined)?.code

test('the first account is made at the hub’s own machine, with a password from standard input', () => {
  expect(listed(accounts(['list']))).toEqual([])
  const add = (password: string) =>
    accounts(['add', 'chief', '--display-name', '某甲', '--roles', 'admin,publisher'], `${password}\nmore\n`)
  expect(errorOf(add('too short'))).toBe('password-short')
  expect(listed(add('old pear tree 1962 gate'))).toEqual([
    { name: 'chief', displayName: '某甲', roles: ['admin', 'publisher'], sessions: 0 },
  ])
  expect(errorOf(add('old pear tree 1962 gate'))).toBe('account-exists')
})

test('what is missing or not written right is said by the usage', () => {
  for (const args of [
    [],
    ['add', 'clerk'],
    ['add', '某丙', '--display-name', '某丙', '--roles', 'editor'],
    ['add', 'clerk', '--display-name', '某丙', '--roles', 'emperor'],
    ['close'],
    ['destroy', 'chief'],
  ])
    expect([args, errorOf(accounts(args))]).toEqual([args, 'usage'])
})

test('closed, opened, given a new password; the last who administers can’t be closed', async () => {
  accounts(['add', 'clerk', '--display-name', '某丙', '--roles', 'editor'], 'a kettle for the harvest\n')
  const last = accounts(['close', 'chief'])
  expect(errorOf(last)).toBe('last-admin')
  expect(sentence(last)).toContain('最后一位管理员')
  expect(listed(accounts(['close', 'clerk']))[1]).toMatchObject({ name: 'clerk', closedAt: expect.any(String) })
  expect(listed(accounts(['reopen', 'clerk']))[1]).not.toHaveProperty('closedAt')
  expect(listed(accounts(['change', 'clerk', '--display-name', '某丁', '--roles', 'officer']))[1]).toMatchObject({
    ...{ displayName: '某丁', roles: ['officer'] },
  })
  expect(accounts(['password', 'clerk'], 'three boats by the weir\n').exit).toBe(0)
  expect(accounts(['unlock', 'clerk']).exit).toBe(0)
  expect(accounts(['end-sessions', 'clerk']).exit).toBe(0)
  expect(errorOf(accounts(['close', 'nobody']))).toBe('not-found')
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
