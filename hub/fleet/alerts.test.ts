// Alerts at the hub: once, since when, in office hours, gone with what they tell of; and F78: what counts as having been heard of.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { shippedCalendars } from '../../platform/calendars.ts'
import { temporaryFolder } from '../../test/fixtures/town.ts'
import { type HubStore, openHubStore } from '../store/open-store.ts'
import { standingAlerts } from './alerts.ts'
import { keepHeartbeat, terminalRows } from './terminals.ts'

let store: HubStore
/** A Friday, ten in the morning in China. */
const MORNING = new Date('2026-11-27T02:00:00.000Z')
const hours = (after: number) => new Date(MORNING.getTime() + after * 3_600_000)
const beat = { generation: 1, releases: {}, waiting: 0, refused: 0, clockTrusted: true, version: 't', repliesKept: [] }

beforeEach(async () => {
  store = await openHubStore(temporaryFolder())
  await store
    .insertInto('terminal')
    .values({ code: 'QH01', name: '一号机', verifying_key: '{}', enrolled_at: hours(-9_000).toISOString() })
    .execute()
})
afterEach(() => store.destroy())

const contact = (at: Date) => store.updateTable('terminal').set({ last_contact_at: at.toISOString() }).execute()
async function look(now: Date) {
  const terminals = await terminalRows(store, new Map(), now)
  return await standingAlerts({ store, terminals, hours: [], calendars: shippedCalendars(), now })
}

test('raised once with its beginning, the same at each look, gone when it has ended', async () => {
  await contact(MORNING)
  await keepHeartbeat(store, 'QH01', { ...beat, clockTrusted: false }, MORNING.toISOString())
  const first = await look(MORNING)
  expect(first).toEqual([{ terminal: 'QH01', name: '一号机', kind: 'clock', since: MORNING.toISOString() }])
  expect(await look(hours(0.5))).toEqual(first)
  await keepHeartbeat(store, 'QH01', beat, hours(0.6).toISOString())
  expect(await look(hours(0.7))).toEqual([])
})

test('at night and on a day off nothing is raised; what was raised stays, and the morning raises what is new', async () => {
  await contact(hours(9))
  await keepHeartbeat(store, 'QH01', { ...beat, refused: 1 }, hours(9).toISOString())
  // Seven in the evening, then Saturday at ten.
  expect([await look(hours(9)), await look(hours(24))]).toEqual([[], []])
  // Monday at nine: not yet open for an hour, so its silence says nothing.
  expect((await look(hours(71))).map(({ kind }) => kind)).toEqual(['refused'])
  expect((await look(hours(72))).map(({ kind }) => kind)).toEqual(['silent', 'refused'])
  expect((await look(hours(84))).map(({ kind }) => kind)).toContain('refused')
})

test('F78: a terminal that has told nothing itself is not heard of, whatever the hub did meanwhile', async () => {
  await contact(hours(-30))
  // The hub looks, gives alerts and keeps what an old stick told: none of it is contact.
  await keepHeartbeat(store, 'QH01', beat, MORNING.toISOString())
  await look(MORNING)
  await store.updateTable('terminal').set({ last_stick_at: MORNING.toISOString() }).execute()
  const [row] = await terminalRows(store, new Map(), MORNING)
  expect(row).toMatchObject({ contact: 'lost', lastContactAt: hours(-30).toISOString(), lastStickAt: MORNING.toISOString() })
  expect((await look(MORNING)).map(({ kind }) => kind)).toEqual(['silent'])
})
