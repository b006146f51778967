// F56: a hub's data of a later release is refused in a sentence, and left as it is.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createLog } from '../../platform/log/logger.ts'
import { temporaryFolder } from '../../test/fixtures/town.ts'
import { openHubData } from '../hub.ts'

test('F56: data of a later release is refused and left as it is; the folder is free afterwards', async () => {
  const folder = temporaryFolder()
  const log = createLog('hub')
  const first = await openHubData(folder, undefined, log)
  if (!first.ok) throw new Error('expected a hub')
  await sql`insert into kysely_migration (name, timestamp) values ('99-of-next-year', '2027-11-27T00:00:00.000Z')`.execute(
    first.value.store,
  )
  await first.value.close()
  const before = readFileSync(join(folder, 'hub.sqlite'))
  for (const _ of ['once', 'and again: no lock is left'])
    expect(await openHubData(folder, undefined, log)).toEqual({
      ok: false,
      error: { code: 'hub-newer', params: { path: folder } },
    })
  expect(readFileSync(join(folder, 'hub.sqlite')).equals(before)).toBe(true)
})
