import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openReadOnly } from '../../../platform/sqlite/open.ts'
import { temporaryFolder } from '../../../test/fixtures/town.ts'
import { hubBefore } from '../../../test/support/earlier-hub.ts'
import { openHubStore } from '../open-store.ts'

/** A file as the release before has made it: loose tables. */
const oldHub = (folder: string) => hubBefore(folder, '60-strict-tables')

function schemaOf(folder: string) {
  const db = openReadOnly(join(folder, 'hub.sqlite'))
  const all = (question: string) => db.prepare(question).all()
  const own = `name not like 'sqlite_%' and name not like 'kysely_%'`
  const schema = {
    loose: all(`select name from pragma_table_list where type = 'table' and schema = 'main' and strict = 0 and ${own}`),
    columns: all(
      `select t.name as t, c.* from pragma_table_list t, pragma_table_info(t.name) c where t.type = 'table' and t.schema = 'main' order by t.name, c.cid`,
    ),
    references: all(
      `select t.name as t, f.* from pragma_table_list t, pragma_foreign_key_list(t.name) f where t.schema = 'main' order by t.name, f.id`,
    ),
    indexes: all(`select name, tbl_name from sqlite_schema where type = 'index' and ${own} order by name`),
    broken: all('pragma foreign_key_check'),
  }
  db.close()
  return schema
}

test('F58: a hub of the release before keeps its rows and references, in STRICT tables', async () => {
  const folder = temporaryFolder()
  const old = await oldHub(folder)
  await old
    .insertInto('terminal')
    .values({ code: 'QH01', name: '一号机', verifying_key: '{}', enrolled_at: '2026-11-01T00:00:00.000Z' })
    .execute()
  const submission = {
    ...{ id: 's', receipt: 'QH01-20261125-A00001-0', terminal: 'QH01', header: '{}', suite: 'intl-1', sha256: '00' },
    ...{ sealed: Buffer.from([0, 1, 255]), received_at: '2026-11-25T02:00:00.000Z', acknowledgement: '{}', opened_at: null },
  }
  await old.insertInto('submission').values(submission).execute()
  const reply = { id: 'r', submission_id: 's', for_office: Buffer.from([7]), sealed_reply: '{}', sent_at: '', delivered_at: null }
  await old.insertInto('reply').values(reply).execute()
  await old.destroy()
  expect(schemaOf(folder).loose).not.toEqual([])

  const store = await openHubStore(folder)
  expect(await store.selectFrom('submission').selectAll().execute()).toMatchObject([submission])
  expect(await store.selectFrom('reply').selectAll().execute()).toEqual([reply])
  await expect(
    store
      .insertInto('reply')
      .values({ ...reply, id: 'other', submission_id: 'none' })
      .execute(),
  ).rejects.toThrow(/FOREIGN KEY/)
  await store.destroy()

  const fresh = temporaryFolder()
  await (await openHubStore(fresh)).destroy()
  expect(schemaOf(folder)).toEqual(schemaOf(fresh))
})

test('F29: every table of the hub is STRICT, and the references hold', async () => {
  const folder = temporaryFolder()
  const store = await openHubStore(folder)
  const schema = schemaOf(folder)
  expect(schema.loose).toEqual([])
  expect(schema.broken).toEqual([])
  expect(schema.columns.length).toBeGreaterThan(60)
  const { rows } = await sql<{ foreign_keys: number }>`pragma foreign_keys`.execute(store)
  expect(rows).toEqual([{ foreign_keys: 1 }])
  await store.destroy()
})

test('F58: a migration that breaks off in the middle leaves nothing of itself', async () => {
  const folder = temporaryFolder()
  const old = await oldHub(folder)
  // Stands in the way of the last table that is made anew.
  await sql`create table remade_desk_event (x text) strict`.execute(old)
  await old.destroy()
  const before = schemaOf(folder)
  await expect(openHubStore(folder)).rejects.toThrow(/remade_desk_event/)
  expect(schemaOf(folder)).toEqual(before)
})
