import { expect, test } from 'vitest'
import { postgresPlace } from './postgres-place.ts'

const read = (address: string) => {
  const place = postgresPlace(address, 'secret')
  return place.ok ? place.value : place.error.code
}

test('a server of its own speaks with a certificate, this machine’s without', () => {
  expect(read('postgres://zwgk@10.0.0.5/hub')).toEqual({
    ...{ host: '10.0.0.5', port: 5432, user: 'zwgk', database: 'hub', password: 'secret', tls: true },
  })
  expect(read('postgresql://zwgk@db.town.example:6432/hub?sslmode=disable')).toMatchObject({ port: 6432, tls: false })
  expect(read('postgres://zwgk@localhost/hub')).toMatchObject({ host: 'localhost', tls: false })
  expect(read('postgres://zwgk@localhost/hub?host=/run/postgresql')).toMatchObject({ host: '/run/postgresql', tls: false })
  expect(read('postgres://zwgk@localhost/hub?sslmode=verify-full')).toMatchObject({ tls: true })
})

test('a password in the address is refused: lists of processes show it', () => {
  expect(read('postgres://zwgk:secret@10.0.0.5/hub')).toBe('database-password-in-address')
  expect(read('postgres://zwgk@10.0.0.5/hub?password=secret')).toBe('database-password-in-address')
})

test.each([
  '',
  'hub',
  'mysql://a@b/c',
  'postgres://10.0.0.5/hub',
  'postgres://a@10.0.0.5/',
  'postgres://a@b/c?sslmode=prefer',
  'postgres://a@b/c?x=1',
])('%j is no address', (address) => expect(read(address)).toBe('database-address-wrong'))
