import { expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/fixtures/town.ts'
import { hubBefore } from '../../../test/support/earlier-hub.ts'
import { clearEarlierResults } from '../../desk/erased-opinions.ts'
import { openHubStore } from '../open-store.ts'

const NOW = '2026-11-28T02:00:00.000Z'
const fields = { kind: 'notice', title: '采纳情况', body: '青禾镇人民政府' }
const version = (document: string, number: number, day: number, file: string | null = null) => ({
  ...{ document, version: number, file, saved_at: `2026-11-${day}T02:00:00.000Z` },
  draft: JSON.stringify({ fields: { ...fields, id: document }, ...(file === null ? { text: '这一条要删掉' } : { file }) }),
})

test('F58: a hub of the release before keeps its versions; what it left of an opinion that is erased goes at the next start', async () => {
  const folder = temporaryFolder()
  const old = await hubBefore(folder, '96-cleared-versions')
  const submission = {
    ...{ id: 's', receipt: 'QH01-20261125-A00001-0', terminal: null, header: '{}', suite: 'intl-1', sha256: '00' },
    ...{ sealed: new Uint8Array(), received_at: '2026-11-01T02:00:00.000Z', acknowledgement: '{}' },
    ...{ erased_at: '2026-11-22T02:00:00.000Z', erased_why: 'on-demand' as const },
  }
  await old.insertInto('submission').values(submission).execute()
  await old.insertInto('opinion').values({ submission_id: 's', document: 'call' }).execute()
  const file = { sha256: 'f'.repeat(64), name: '采纳情况.docx', bytes: Buffer.from('这一条要删掉'), kept_at: NOW }
  await old.insertInto('desk_file').values(file).execute()
  // Put together before the erasure, saved by hand after it, put together again.
  const versions = [
    version('result', 1, 20),
    version('result', 2, 23, file.sha256),
    version('result', 3, 24),
    version('other', 1, 20),
  ]
  await old.insertInto('desk_version').values(versions).execute()
  for (const [number, day] of [
    [1, 20],
    [3, 24],
  ] as const)
    await old
      .insertInto('opinion_result')
      .values({ document: 'result', version: number, opinion_call: 'call', made_at: `2026-11-${day}T01:00:00.000Z` })
      .execute()
  await old.destroy()

  const store = await openHubStore(folder)
  const kept = () => store.selectFrom('desk_version').selectAll().orderBy('document').orderBy('version').execute()
  expect((await kept()).every(({ cleared_at }) => cleared_at === null)).toBe(true)
  await clearEarlierResults(store, NOW)
  const after = await kept()
  expect(after.map(({ document, version: number, cleared_at }) => [document, number, cleared_at])).toEqual([
    ['other', 1, null],
    ['result', 1, NOW],
    ['result', 2, NOW],
    ['result', 3, null],
  ])
  expect(after.filter(({ cleared_at }) => cleared_at !== null).some(({ draft }) => draft.includes('要删掉'))).toBe(false)
  expect(await store.selectFrom('desk_file').selectAll().execute()).toEqual([])
  await clearEarlierResults(store, '2026-11-29T02:00:00.000Z')
  expect(await kept()).toEqual(after)
  await store.destroy()
})
