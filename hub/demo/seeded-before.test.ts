// A demo hub that starts again: nothing is read anew for the same texts, and everything when one of them has changed.
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../test/fixtures/town.ts'
import { hubFolders } from '../hub.ts'
import { seededBefore } from './seeded-before.ts'

const folder = temporaryFolder()
const folders = hubFolders(join(folder, 'hub'))
const demo = join(folder, 'demo')
const text = join(demo, 'town', 'notice.md')
mkdirSync(folders.data, { recursive: true })
mkdirSync(join(demo, 'town'), { recursive: true })
writeFileSync(text, '冬季取暖补贴开始申领')

test('the same only after it was remembered, and no longer when a text is new, longer, or written again', () => {
  const same = () => seededBefore(folders, demo).same
  const remembered = () => {
    seededBefore(folders, demo).remember()
    return same()
  }
  expect(same()).toBe(false)
  expect(remembered()).toBe(true)
  writeFileSync(join(demo, 'town', 'another.md'), '另一条')
  expect(same()).toBe(false)
  expect(remembered()).toBe(true)
  utimesSync(text, new Date(), new Date('2026-11-27T08:00:00Z'))
  expect(same()).toBe(false)
  expect(remembered()).toBe(true)
  writeFileSync(text, '冬季取暖补贴开始申领，十二月十日截止')
  expect(same()).toBe(false)
})
