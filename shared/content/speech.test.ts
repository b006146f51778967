import { describe, expect, test } from 'vitest'
import { isOpus, timingsFor } from './speech.ts'

const DOCUMENT = { title: '通知', text: '每户八百元。请到窗口。' }
const TITLE = { in: 'title', from: 0, until: 2, startsMs: 0, endsMs: 900 }
const FIRST = { in: 'text', from: 0, until: 6, startsMs: 1500, endsMs: 3000 }
const SECOND = { in: 'text', from: 6, until: 11, startsMs: 3250, endsMs: 4000 }
const read = (sentences: unknown, format: unknown = 1) =>
  timingsFor(new TextEncoder().encode(JSON.stringify({ format, sentences })), DOCUMENT)

describe('timings', () => {
  test('that fit their document are taken', () => {
    expect(read([TITLE, FIRST, SECOND])).toEqual([TITLE, FIRST, SECOND])
    expect(read([SECOND])).toEqual([SECOND])
  })

  test.each([
    ['past the end of the text', [{ ...SECOND, until: 12 }]],
    ['past the end of the title', [{ ...TITLE, until: 3 }]],
    ['of nothing', [{ ...FIRST, until: 0 }]],
    ['backwards in time', [{ ...FIRST, endsMs: 1000 }]],
    ['one within another', [FIRST, { ...SECOND, from: 5 }]],
    ['in another order', [SECOND, FIRST]],
    ['said at the same time', [FIRST, { ...SECOND, startsMs: 2000 }]],
    ['the title after the text', [FIRST, { ...TITLE, startsMs: 3000, endsMs: 3500 }]],
    ['for days', [{ ...FIRST, endsMs: 1e9 }]],
    ['in half milliseconds', [{ ...FIRST, endsMs: 2000.5 }]],
    ['of another part', [{ ...FIRST, in: 'html' }]],
    ['with something else in them', [{ ...FIRST, say: '别的话' }]],
    ['none', []],
    ['no list', 'sentences'],
    ['too many', Array.from({ length: 10_001 }, (_, i) => ({ ...FIRST, startsMs: i, endsMs: i + 1 }))],
  ])('that lie are not: %s', (_what, sentences) => {
    expect(read(sentences)).toBeUndefined()
  })

  test('that are no timings at all are not', () => {
    expect(read([FIRST], 2)).toBeUndefined()
    for (const bytes of [new Uint8Array(), new TextEncoder().encode('{'), Uint8Array.of(0xff, 0xfe, 0x00)])
      expect(timingsFor(bytes, DOCUMENT)).toBeUndefined()
  })
})

test('audio is known by its first page', () => {
  const page = (head: string) => new TextEncoder().encode(`OggS${'.'.repeat(24)}${head}`)
  expect(isOpus(page('OpusHead'))).toBe(true)
  for (const other of [page('\x01vorbis'), new TextEncoder().encode('<html>'), new Uint8Array(), page('OpusHead').subarray(4)])
    expect(isOpus(other)).toBe(false)
})
