import { expect, test } from 'vitest'
import { temporaryFolder } from '../../test/fixtures/town.ts'
import { gathered } from './gathered-writes.ts'
import { type HubStore, openHubStore } from './open-store.ts'

const keepNonce = (nonce: string) => async (transaction: HubStore) => {
  await transaction.insertInto('used_request').values({ terminal: 'QH01', nonce, at: '2026-11-27T02:00:00.000Z' }).execute()
  return nonce
}
const nonces = async (store: HubStore) =>
  (await store.selectFrom('used_request').select('nonce').orderBy('nonce').execute()).map(({ nonce }) => nonce)

test('what comes at one moment is kept, each with its own answer, in one commit', async () => {
  const store = await openHubStore(temporaryFolder())
  let transactions = 0
  const begin = store.transaction.bind(store)
  store.transaction = () => {
    transactions += 1
    return begin()
  }
  expect(await Promise.all(['a', 'b', 'c'].map((nonce) => gathered(store, keepNonce(nonce))))).toEqual(['a', 'b', 'c'])
  expect(transactions).toBe(1)
  expect(await gathered(store, keepNonce('d'))).toBe('d')
  expect(await nonces(store)).toEqual(['a', 'b', 'c', 'd'])
  await store.destroy()
})

test('one that fails takes nothing of the others with it and leaves nothing of itself', async () => {
  const store = await openHubStore(temporaryFolder())
  const half = async (transaction: HubStore) => {
    await keepNonce('half')(transaction)
    throw new Error('no more')
  }
  const outcomes = await Promise.allSettled([
    gathered(store, keepNonce('a')),
    gathered(store, half),
    gathered(store, keepNonce('a')),
    gathered(store, keepNonce('b')),
  ])
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled'])
  expect(outcomes[1]).toMatchObject({ reason: new Error('no more') })
  expect(await nonces(store)).toEqual(['a', 'b'])
  await store.destroy()
})
