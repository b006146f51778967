import { describe, expect, test } from 'vitest'
import { blobPath } from './blob-path.ts'
import { blobRefSchema, type Catalogue, type CatalogueEntry, catalogueSchema, pieceCount, pieceHashes } from './catalogue.ts'
import { catalogueTarget, channelSchema, delegatedPaths, officeTarget, signingRole } from './channel.ts'
import type { DocumentMeta } from './document.ts'
import { PIECE_BYTES } from './limits.ts'
import { hiddenFrom } from './visibility.ts'

const HASH = 'ab'.repeat(32)
const META: DocumentMeta = {
  id: 'notice-1',
  kind: 'notice',
  title: '通知',
  body: '青禾镇人民政府',
  publishedOn: '2026-10-12',
  validity: 'valid',
  openness: 'proactive',
  review: [{ step: 'content', by: '某甲', on: '2026-10-09' }],
  links: { interprets: [], repeals: [], replaces: [], guideFor: [], resultOf: [] },
  normative: false,
  keywords: [],
  language: 'zh-CN',
  titles: {},
  spotlight: false,
}
const entry = (id: string): CatalogueEntry => ({
  meta: { ...META, id },
  source: `${id}.md`,
  trial: false,
  media: [],
  body: { sha256: HASH, size: 12 },
})
const CATALOGUE: Catalogue = {
  format: 1,
  channel: 'town',
  release: 3,
  createdAt: '2026-11-25T02:00:00.000Z',
  trial: false,
  documents: [entry('notice-1'), entry('notice-2')],
}
const accepts = (change: Record<string, unknown>) => catalogueSchema.safeParse({ ...CATALOGUE, ...change }).success

describe('the catalogue', () => {
  test('a catalogue is read as it was written', () => {
    expect(catalogueSchema.parse(JSON.parse(JSON.stringify(CATALOGUE)))).toEqual(CATALOGUE)
  })

  test('two documents with one id are refused', () => {
    expect(accepts({ documents: [entry('notice-1'), entry('notice-1')] })).toBe(false)
  })

  test('another format, a negative release, a date without a time, an unknown field are refused', () => {
    for (const change of [
      { format: 2 },
      { release: -1 },
      { release: 1.5 },
      { createdAt: '2026-11-25' },
      { extra: 1 },
      { channel: 'root' },
    ])
      expect(accepts(change), JSON.stringify(change)).toBe(false)
  })

  test('a file name with nothing in it, or longer than any file system takes, is refused', () => {
    for (const source of ['', 'x'.repeat(256)]) expect(accepts({ documents: [{ ...entry('notice-1'), source }] })).toBe(false)
  })
})

describe('blobs and their pieces', () => {
  const pieces = (count: number) => Array.from({ length: count }, () => HASH)

  test('an empty blob is one piece, a full megabyte one, a byte more two', () => {
    expect([0, 1, PIECE_BYTES, PIECE_BYTES + 1, 3 * PIECE_BYTES].map(pieceCount)).toEqual([1, 1, 1, 2, 3])
  })

  test('a large blob says the hash of each piece, neither fewer nor more', () => {
    const size = 3 * PIECE_BYTES - 1
    expect(blobRefSchema.safeParse({ sha256: HASH, size, pieces: pieces(3) }).success).toBe(true)
    for (const count of [0, 1, 2, 4])
      expect(blobRefSchema.safeParse({ sha256: HASH, size, pieces: pieces(count) }).success, String(count)).toBe(false)
    expect(blobRefSchema.safeParse({ sha256: HASH, size }).success).toBe(false)
    expect(blobRefSchema.safeParse({ sha256: HASH, size: 12 }).success).toBe(true)
  })

  test('a hash that could be a path is no hash', () => {
    for (const sha256 of ['../../etc/passwd', HASH.toUpperCase(), HASH.slice(1), `${HASH}\n`])
      expect(blobRefSchema.safeParse({ sha256, size: 1 }).success).toBe(false)
  })

  test('one piece is the blob itself, and a blob lies under its first two letters', () => {
    expect(pieceHashes({ sha256: HASH, size: 1 })).toEqual([HASH])
    expect(blobPath(HASH)).toBe(`blobs/ab/${HASH}`)
  })
})

describe('names of channels', () => {
  test('a county, a town, and a village of a town are names', () => {
    for (const name of ['county', 'town', 'town/qinghe', 'a', '1st-town/2-village'])
      expect(channelSchema.safeParse(name).success, name).toBe(true)
  })

  test('names of signing roles, paths and other letters are none', () => {
    const wrong = [
      'root',
      'targets',
      'snapshot',
      'timestamp',
      'root/qinghe',
      'targets/x',
      '',
      '/',
      'town/',
      '/town',
      'a/b/c',
      '..',
      'town/..',
      '.',
      'Town',
      '青禾',
      '-town',
      'to wn',
      'town\n',
      `t${'o'.repeat(32)}wn`,
    ]
    for (const name of wrong) expect(channelSchema.safeParse(name).success, name).toBe(false)
  })

  test('a village is signed for by its town, in files below it', () => {
    expect(signingRole('town/qinghe')).toBe('town')
    expect(catalogueTarget('town/qinghe')).toBe('town/qinghe/catalogue.json')
    expect(officeTarget('town')).toBe('town/office.json')
    expect(delegatedPaths('town')).toEqual(['town/*.json', 'town/*/*.json'])
  })
})

describe('F18: until when a document is shown', () => {
  test('a document stays, a 公示 is shown on its last day and gone on the next', () => {
    expect(hiddenFrom(META)).toBeUndefined()
    expect(hiddenFrom({ ...META, publicNotice: { from: '2026-11-24', until: '2026-11-30' } })).toBe('2026-12-01')
    expect(hiddenFrom({ ...META, publicNotice: { from: '2028-02-20', until: '2028-02-28' } })).toBe('2028-02-29')
  })

  test('what is withheld is shown on no day, whatever its 公示期 says', () => {
    const withheld = { ...META, openness: 'withheld', publicNotice: { from: '2026-11-24', until: '2099-11-30' } } as const
    expect((hiddenFrom(withheld) ?? '') <= '1970-01-01').toBe(true)
  })
})
