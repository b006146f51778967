// The file of templates comes back as it was written, and nothing half is taken for whole.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readTemplates, TEMPLATE_POINTS, type TemplateSource, writeTemplates } from './templates.ts'

const line = (...points: readonly (readonly [number, number])[]) => points.map(([x, y]) => ({ x, y }))
const SOURCES: readonly TemplateSource[] = [
  { character: '十', strokes: [line([0, 50], [100, 50]), line([50, 0], [50, 100])] },
  { character: '一', strokes: [line([0, 0], [100, 3])] },
]

function whole() {
  const read = readTemplates(writeTemplates(SOURCES, 'changed: 说明'))
  if (!read.ok) throw new Error(`expected templates, got ${read.error.code}`)
  return read.value
}

describe('the file of templates', () => {
  test('comes back in its order, five points a stroke', () => {
    const { characters, firstStroke, points } = whole()
    expect(characters).toEqual(['十', '一'])
    expect([...firstStroke]).toEqual([0, 2, 3])
    expect(points).toHaveLength(3 * TEMPLATE_POINTS * 2)
  })

  test('says inside what was changed', () => {
    expect(new TextDecoder().decode(writeTemplates(SOURCES, 'changed: 说明'))).toContain('changed: 说明')
  })

  test('may begin anywhere in a larger buffer', () => {
    const bytes = writeTemplates(SOURCES, '')
    const larger = new Uint8Array(bytes.length + 7)
    larger.set(bytes, 3)
    expect(readTemplates(larger.subarray(3, 3 + bytes.length)).ok).toBe(true)
  })

  test('is refused when cut off or too long', () => {
    const bytes = writeTemplates(SOURCES, 'x')
    for (let length = 0; length < bytes.length; length += 1)
      expect(readTemplates(bytes.subarray(0, length))).toMatchObject({ ok: false, error: { code: 'handwriting-unreadable' } })
    expect(readTemplates(Uint8Array.of(...bytes, 0)).ok).toBe(false)
  })

  test('is refused without its mark, and no other bytes make it throw', () => {
    const bytes = writeTemplates(SOURCES, '')
    bytes[0] = 0
    expect(readTemplates(bytes).ok).toBe(false)
    const good = writeTemplates(SOURCES, '')
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.nat(255), (at, value) => {
        const changed = Uint8Array.from(good)
        changed[at] = value
        expect(typeof readTemplates(changed).ok).toBe('boolean')
      }),
    )
  })
})
