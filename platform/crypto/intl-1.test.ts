import { Decrypter, Encrypter } from 'age-encryption'
import { expect, test } from 'vitest'
import { statementBytes } from '../../shared/crypto/statement.ts'
import { intl1 } from './intl-1.ts'

const bytes = (text: string) => Buffer.from(text)

test('a signature holds for its bytes and its key only, and hostile keys do not throw', () => {
  const key = intl1.generateSigningKey()
  const other = intl1.generateSigningKey()
  const signature = intl1.sign(key, bytes('回执'))
  expect(intl1.verify(key, bytes('回执'), signature)).toBe(true)
  expect(intl1.verify(key, bytes('回执.'), signature)).toBe(false)
  expect(intl1.verify(other, bytes('回执'), signature)).toBe(false)
  expect(intl1.verify({ ...key, publicKey: other.publicKey }, bytes('回执'), signature)).toBe(false)
  expect(intl1.verify({ ...key, publicKey: 'zz' }, bytes('回执'), signature)).toBe(false)
  expect(intl1.verify(key, bytes('回执'), { ...signature, value: 'ab' })).toBe(false)
})

test('a seal opens with any one of its recipients’ identities and with no other', async () => {
  const [town, county, stranger] = await Promise.all([1, 2, 3].map(() => intl1.generateSealingIdentity()))
  if (town === undefined || county === undefined || stranger === undefined) throw new Error('expected three identities')
  const sealed = await intl1.seal([town.recipient, county.recipient], bytes('申请'))
  for (const { identity } of [town, county])
    expect(Buffer.from((await intl1.open([identity], sealed)) ?? []).toString()).toBe('申请')
  expect(await intl1.open([stranger.identity], sealed)).toBeUndefined()
  sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1
  expect(await intl1.open([town.identity], sealed)).toBeUndefined()
})

test('a reply opens with its query code only', async () => {
  const sealed = await intl1.sealWithCode('K7QM2XTD9RWA', bytes('答复'))
  expect(Buffer.from((await intl1.openWithCode('K7QM2XTD9RWA', sealed)) ?? []).toString()).toBe('答复')
  expect(await intl1.openWithCode('K7QM2XTD9RWC', sealed)).toBeUndefined()
})

test('a seal under a code is age’s own: either program opens what the other made', async () => {
  const theirs = new Decrypter()
  theirs.addPassphrase('K7QM2XTD9RWA')
  expect(await theirs.decrypt(await intl1.sealWithCode('K7QM2XTD9RWA', bytes('答复')), 'text')).toBe('答复')
  const made = new Encrypter()
  made.setPassphrase('K7QM2XTD9RWA')
  made.setScryptWorkFactor(10)
  expect(Buffer.from((await intl1.openWithCode('K7QM2XTD9RWA', await made.encrypt('答复'))) ?? []).toString()).toBe('答复')
})

test.each([
  ['more work than a machine has memory for', (line: string) => line.replace(/ 15$/, ' 31')],
  ['no number', (line: string) => line.replace(/ 15$/, ' 1e1')],
  ['a salt cut short', (line: string) => line.replace(/^-> scrypt ..../, '-> scrypt ')],
  ['an argument too many', (line: string) => `${line} 15`],
  ['another kind of seal', (line: string) => line.replace('scrypt', 'x')],
])('a seal whose head asks for %s is not opened', async (_, changed) => {
  const sealed = Buffer.from(await intl1.sealWithCode('K7QM2XTD9RWA', bytes('答复'))).toString('latin1')
  const hostile = sealed.replace(/^-> scrypt .*$/m, changed)
  expect(hostile).not.toBe(sealed)
  expect(await intl1.openWithCode('K7QM2XTD9RWA', Buffer.from(hostile, 'latin1'))).toBeUndefined()
})

test.each([
  ['stretching', () => intl1.stretch('719304', 'salt')],
  ['sealing under a code', () => intl1.sealWithCode('K7QM2XTD9RWA', bytes('答复'))],
])('%s leaves the thread to others', async (_, slow) => {
  const order: string[] = []
  const done = slow().then(() => order.push('slow'))
  setImmediate(() => order.push('others'))
  await done
  expect(order).toEqual(['others', 'slow'])
})

test('the same statement signed for one purpose is never good for another', () => {
  const key = intl1.generateSigningKey()
  const signature = intl1.sign(key, statementBytes('reply', { id: 1 }))
  expect(intl1.verify(key, statementBytes('acknowledgement', { id: 1 }), signature)).toBe(false)
})
