import { expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/fixtures/town.ts'
import { hubBefore } from '../../../test/support/earlier-hub.ts'
import { countedSince, keepUse } from '../../fleet/use-counts.ts'
import { openHubStore } from '../open-store.ts'

const RUN = '00000000-0000-4000-8000-00000000000'

test('F58: a hub of the release before keeps its terminals, and each hour of a run counts once however often it is told', async () => {
  const folder = temporaryFolder()
  const old = await hubBefore(folder, '70-use-counts')
  const terminal = {
    ...{ code: 'QH01', name: '一号机', verifying_key: '{}', enrolled_at: '2026-01-01T00:00:00.000Z' },
    ...{ last_contact_at: null, heartbeat: null, standing: null, standing_at: null, report: null },
  }
  await old.insertInto('terminal').values(terminal).execute()
  await old.destroy()

  const store = await openHubStore(folder)
  expect(await store.selectFrom('terminal').selectAll().execute()).toMatchObject([terminal])
  const now = new Date('2026-11-27T04:00:00Z')
  const tell = (run: number, hour: string, searches: number) =>
    keepUse(store, 'QH01', { run: `${RUN}${run}`, hours: { [hour]: { opened: {}, searches, withoutResult: 0 } } }, now)
  await tell(1, '2026-11-27T11', 1)
  await tell(1, '2026-11-27T11', 3)
  await tell(1, '2026-11-27T11', 3)
  await tell(2, '2026-11-27T11', 2)
  await tell(1, '2025-11-01T11', 9)
  const kept = await countedSince(store, '2025-01-01')
  expect(kept.map(({ hour, counts }) => [hour, counts.searches])).toEqual([
    ['2026-11-27T11', 3],
    ['2026-11-27T11', 2],
  ])
  await store.destroy()
})
