// F33: content as an earlier build of this program left it on the disk. The fixture is a data folder of it, not one made to look like it:
// its content file has format 2 and its index cuts of format 1, its ledger the tables of that time.
import { cpSync, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { silentLog } from '../../../platform/log/logger.ts'
import { projectFolder } from '../../../platform/paths.ts'
import { openReadOnly } from '../../../platform/sqlite/open.ts'
import { GRAM_FORMAT } from '../../../shared/text/grams.ts'
import { temporaryFolder } from '../../../test/fixtures/town.ts'
import { openDataFolder } from '../data-folder.ts'
import { openContentStore } from './content-store.ts'
import { GENERATION_FORMAT, generationPath } from './generation-file.ts'

const EARLIER = join(projectFolder(), 'test', 'fixtures', 'earlier-content')
const TODAY = '2026-11-25'
const row = z.object({ id: z.string(), title: z.string(), html: z.string(), text: z.string() })

/** The documents as the earlier build had them in its own file. */
function shownThen(file: string): z.infer<typeof row>[] {
  const db = openReadOnly(file)
  try {
    return z.array(row).parse(db.prepare('SELECT id, title, html, text FROM document ORDER BY id').all())
  } finally {
    db.close()
  }
}

test('F33: content in the format of an earlier build is not read, but built anew from its blobs, without a network and without loss', async () => {
  const data = join(temporaryFolder(), 'terminal')
  cpSync(EARLIER, data, { recursive: true })
  const then = shownThen(join(data, 'content-1.db'))
  expect(then).toHaveLength(3)
  expect(GENERATION_FORMAT).toBeGreaterThan(2)
  expect(GRAM_FORMAT).toBeGreaterThan(1)

  const folder = openDataFolder(data)
  if (!folder.ok) throw new Error(`expected a data folder, got ${folder.error.code}`)
  const content = openContentStore(data, folder.value.ledger.content, silentLog)
  expect(content.reader()).toBeUndefined()
  expect(content.active()?.record.documents).toBe(3)
  expect(await content.repair(TODAY)).toEqual({ ok: true, value: undefined })

  const reader = content.reader()
  for (const { id, title, html, text } of then) {
    expect(reader?.document(TODAY, id)).toMatchObject({ meta: { id, title }, html, text })
    const word = title.slice(0, 4)
    expect(reader?.search(word, { today: TODAY, limit: 10 }).hits.map((hit) => hit.id)).toContain(id)
  }
  // A second start finds it as it should be.
  content.close()
  const again = openContentStore(data, folder.value.ledger.content, silentLog)
  expect(again.reader()?.document(TODAY, then[0]?.id ?? '')).toBeDefined()
  expect(existsSync(generationPath(data, again.active()?.generation ?? 0))).toBe(true)
  again.close()
  folder.value.close()
  rmSync(data, { recursive: true })
})
