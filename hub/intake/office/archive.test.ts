import { expect, test } from 'vitest'
import { gbk, ole, zipped } from '../../../test/fixtures/office-files.ts'
import { decodeName, leavesFolder } from './archive.ts'
import { readOfficeFile } from './read-file.ts'
import { recognise } from './recognise.ts'

const read = async (bytes: Uint8Array, extension = '.zip') => {
  const reading = await readOfficeFile({ bytes, extension, decisions: {} })
  return reading.outcome === 'refused' ? reading.notes.map(({ rule }) => rule) : reading
}
/** The same bytes with one text replaced by another of its length, in local header and directory alike. */
const replaced = (bytes: Uint8Array, from: string, to: string) => {
  const text = Buffer.from(bytes).toString('latin1').replaceAll(from, to)
  return Buffer.from(text, 'latin1')
}
/** Sets a bit in the flags of each entry. */
const flagged = (bytes: Uint8Array, flag: number) => {
  const copy = Buffer.from(bytes)
  for (const [mark, offset] of [
    ['PK\x03\x04', 6],
    ['PK\x01\x02', 8],
  ] as const)
    for (let at = copy.indexOf(mark, 0, 'latin1'); at >= 0; at = copy.indexOf(mark, at + 1, 'latin1'))
      copy.writeUInt16LE(copy.readUInt16LE(at + offset) | flag, at + offset)
  return copy
}

test('names: marked UTF-8, unmarked UTF-8 of Macs, GBK, and GBK whose second byte is a backslash', () => {
  expect(decodeName(Buffer.from('通知.txt'), true)).toBe('通知.txt')
  expect(decodeName(Buffer.from('通知.txt'), false)).toBe('通知.txt')
  expect(decodeName(gbk('通知.txt'), false)).toBe('通知.txt')
  expect(decodeName(gbk('联通.txt'), false)).toBe('联通.txt')
  expect(gbk('竆')[1]).toBe(0x5c)
  expect(decodeName(gbk('竆村/公示.txt'), false)).toBe('竆村/公示.txt')
  expect(decodeName(Buffer.from('a\\b.txt'), false)).toBe('a/b.txt')
  expect(decodeName(Buffer.from('./a.txt'), false)).toBe('a.txt')
})

test.each(['../x', '/x', 'C:/x', 'a/../x', 'a//x', 'a\u0000b', 'a/./x'])('%j leaves its folder', (name) => {
  expect(leavesFolder(name)).toBe(true)
})

test('an archive gives its files, litter left out, and refuses names that leave it', async () => {
  const sound = await read(await zipped({ '村/公示.txt': '正文', '__MACOSX/._x': 'x', '.DS_Store': 'x' }))
  expect(sound).toMatchObject({ outcome: 'archive', entries: [{ name: '村/公示.txt' }] })
  expect(await read(replaced(await zipped({ 'aa/aa/evil.txt': 'x' }), 'aa/aa/', '../../'))).toEqual(['archive-unsafe-name'])
})

test('bombs, encrypted, damaged and truncated archives are told apart', async () => {
  const bomb = await zipped({ 'zeros.txt': Buffer.alloc(40 * 1_048_576) })
  expect(await read(bomb)).toEqual(['archive-bomb'])
  const plain = await zipped({ 'a.txt': '正文'.repeat(500) })
  expect(await read(flagged(plain, 1))).toEqual(['archive-encrypted'])
  expect(await read(plain.subarray(0, plain.length - 30))).toEqual(['file-damaged'])
  const spoilt = Buffer.from(plain)
  spoilt.fill(0x55, 40, 60)
  expect(await read(spoilt)).toEqual(['file-damaged'])
  const many = await zipped(Object.fromEntries(Array.from({ length: 5_001 }, (_, i) => [`${i}.txt`, 'x'])))
  expect(await read(many)).toEqual(['archive-too-many-files'])
})

test('an archive under an office name is damaged, not a folder; other containers are told what they are', async () => {
  expect(await read(await zipped({ 'a.txt': 'x' }), '.docx')).toEqual(['file-damaged'])
  const types = { '[Content_Types].xml': '<Types/>' }
  expect(await read(await zipped({ ...types, 'word/document.xml': '<x/>', 'word/vbaProject.bin': 'x' }), '.docm')).toEqual([
    'office-macros',
  ])
  expect(await read(await zipped({ ...types, 'xl/workbook.xml': '<x/>', 'xl/vbaProject.bin': 'x' }), '.xlsm')).toEqual([
    'office-macros',
  ])
  expect(await read(await zipped({ ...types, 'xl/workbook.bin': 'x' }), '.xlsb')).toEqual(['old-excel'])
  expect(await read(await zipped({ ...types, 'ppt/presentation.xml': '<x/>' }), '.pptx')).toEqual(['presentation'])
  expect(await read(await zipped({ mimetype: 'application/vnd.oasis.opendocument.text' }), '.odt')).toEqual(['open-document'])
})

test.each([
  [ole('WordDocument'), 'ole-word'],
  [ole('Workbook'), 'ole-excel'],
  [ole('Book'), 'ole-excel'],
  [ole('PowerPoint Document'), 'ole-powerpoint'],
  [ole('EncryptedPackage'), 'ole-encrypted'],
  [ole('Something'), 'ole-other'],
  [Buffer.from('{\\rtf1'), 'rtf'],
  [Buffer.from('MIME-Version: 1.0\r\n'), 'mht'],
  [Buffer.from('Rar!\x1a\x07\x00', 'latin1'), 'rar'],
  [Buffer.from('377abcaf271c', 'hex'), 'seven-zip'],
  [Buffer.from('<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?>'), 'flat-xml'],
  [Buffer.from('\n\n%PDF-1.4'), 'pdf'],
  [Buffer.from('一份说到 %PDF-1.7 和 PK 的文字'), 'other'],
  [Buffer.from('<html><body>'), 'other'],
] as const)('first bytes of a file say what it is (%#)', (bytes, kind) => {
  expect(recognise(bytes)).toBe(kind)
})
