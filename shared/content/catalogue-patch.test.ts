import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cataloguePatch, cataloguePatchSchema, patchedCatalogue } from './catalogue-patch.ts'
import { CATALOGUE_MAX_BYTES } from './limits.ts'

const FROM = 'a'.repeat(64)
const catalogue = (release: number, titles: readonly string[]) =>
  `${JSON.stringify({ format: 1, release, documents: titles.map((title) => ({ meta: { title }, source: 'a.md' })) })}\n`
const titles = fc.array(fc.string({ unit: 'grapheme', maxLength: 6 }), { maxLength: 12 })

test('what comes out is the later catalogue to the letter, whatever was added, dropped, moved or changed', () => {
  fc.assert(
    fc.property(titles, titles, fc.nat({ max: 9 }), (one, other, cut) => {
      const before = catalogue(1, [...one, '低保', ...other])
      const after = catalogue(2, [...other.slice(cut), '低保', ...one])
      const patch = cataloguePatchSchema.parse(JSON.parse(JSON.stringify(cataloguePatch(FROM, before, after))))
      expect(patchedCatalogue(before, patch)).toBe(after)
    }),
  )
})

test('one changed document among many travels alone', () => {
  const many = Array.from({ length: 500 }, (_, i) => `通知第${i}号`)
  const patch = cataloguePatch(FROM, catalogue(1, many), catalogue(2, many.with(250, '改过的通知')))
  expect(JSON.stringify(patch).length).toBeLessThan(400)
})

test('a patch that points outside, runs backwards or grows without end gives nothing', () => {
  const before = catalogue(1, ['低保'])
  const patch = (...pieces: [number, number][]) => ({ format: 1 as const, from: FROM, pieces })
  expect(patchedCatalogue(before, patch([0, before.length + 1]))).toBeUndefined()
  expect(patchedCatalogue(before, patch([5, 2]))).toBeUndefined()
  const long = 'x'.repeat(CATALOGUE_MAX_BYTES / 8)
  expect(patchedCatalogue(long, patch(...Array.from({ length: 9 }, (): [number, number] => [0, long.length])))).toBeUndefined()
  expect(cataloguePatchSchema.safeParse({ ...patch(), pieces: [[-1, 2]] }).success).toBe(false)
})
