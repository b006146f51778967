import { afterEach, expect, test } from 'vitest'
import { docx, p, pdf, rows, xlsx } from '../../../test/fixtures/office-files.ts'
import { type OfficeReader, officeReader } from './office-reader.ts'

let reader: OfficeReader | undefined
afterEach(() => reader?.close())
const request = (bytes: Uint8Array, extension: string) => ({ bytes, extension, decisions: {} })

test('one process reads file after file, whatever order they are asked for in', async () => {
  reader = officeReader()
  const [word, sheet] = await Promise.all([
    reader.read(request(await docx(p('正文')), '.docx')),
    reader.read(request(await xlsx([{ name: '表', xml: rows(['甲', '乙']) }]), '.xlsx')),
  ])
  expect(word).toMatchObject({ outcome: 'document', html: '<p>正文</p>' })
  expect(sheet).toMatchObject({ outcome: 'document', text: '甲 乙' })
})

test('a file that takes too long is given up, and the next one is read by a new process', async () => {
  reader = officeReader(50)
  const slow = pdf({ pages: Array.from({ length: 1_000 }, () => 'BT /F1 9 Tf 9 9 Td (x) Tj ET') })
  expect(await reader.read(request(slow, '.pdf'))).toMatchObject({
    outcome: 'refused',
    notes: [{ rule: 'reading-too-long', severity: 'error' }],
  })
  reader.close()
  reader = officeReader()
  expect(await reader.read(request(await docx(p('正文')), '.docx'))).toMatchObject({ outcome: 'document' })
})
