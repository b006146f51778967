import { expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/fixtures/town.ts'
import { hubBefore } from '../../../test/support/earlier-hub.ts'
import { addEvent, brokenAt, eventsOf } from '../../desk/desk-record.ts'
import { openHubStore } from '../open-store.ts'

test('F58: a hub of the release before keeps its accounts, and can keep a desk afterwards', async () => {
  const folder = temporaryFolder()
  const old = await hubBefore(folder, '50-content-desk')
  const account = { name: 'a', display_name: '某甲', roles: '[]', password_check: 'x', password_salt: 'y', demo: 0 }
  await old.insertInto('account').values(account).execute()
  await old.destroy()

  const store = await openHubStore(folder)
  expect(await store.selectFrom('account').selectAll().execute()).toMatchObject([account])
  const event = { kind: 'saved', account: 'a', name: '某甲', at: '2026-11-25T02:00:00.000Z', version: 1 } as const
  await addEvent(store, 'n-1', async () => event)
  await addEvent(store, 'n-1', async () => undefined)
  expect(await eventsOf(store, 'n-1')).toEqual([event])
  expect(await brokenAt(store)).toBeUndefined()
  await store.destroy()
})
