import { existsSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { gbk, type PdfParts, pdf, pdfLines } from '../../../test/fixtures/office-files.ts'
import { pdfAssets } from './pdf-assets.ts'
import { readOfficeFile } from './read-file.ts'
import type { IntakeDecisions } from './reading.ts'

const read = async (bytes: Uint8Array, decisions: IntakeDecisions = {}) => {
  const reading = await readOfficeFile({ bytes, extension: '.pdf', decisions })
  if (reading.outcome === 'archive') throw new Error('expected a document')
  const notes = reading.notes.map(({ rule, severity }) => `${severity} ${rule}`)
  const document = reading.outcome === 'document' ? reading : undefined
  return {
    html: document?.html ?? '',
    layer: document?.textLayer,
    notes: notes.filter((note) => note !== 'warning pdf-font-not-embedded'),
  }
}
const hex = (text: string) => Buffer.from(gbk(text)).toString('hex')
const LINES = ['青禾镇人民政府关于发放二零二六年度冬季取暖补贴的通知', '各村民委员会：现将有关事项通知如下。'].map(hex)
const made = (more: Partial<PdfParts> = {}) => pdf({ pages: [pdfLines(LINES)], ...more })

test('the character maps and fonts that Chinese texts need are there', () => {
  const { cMapUrl, standardFontDataUrl } = pdfAssets()
  expect(readdirSync(cMapUrl).filter((name) => name.endsWith('.bcmap')).length).toBeGreaterThan(160)
  expect(readdirSync(standardFontDataUrl).length).toBeGreaterThan(10)
  expect(existsSync(`${cMapUrl}GBK-EUC-H.bcmap`)).toBe(true)
})

test('GBK text in a font that is not embedded is read', async () => {
  const { html, layer, notes } = await read(made())
  expect(html).toContain('关于发放二零二六年度冬季取暖补贴的通知')
  expect({ layer, notes }).toEqual({ layer: 'good', notes: [] })
})

test('200 pages are read, each one', async () => {
  const pages = Array.from({ length: 200 }, (_, i) => pdfLines([...LINES, hex(`第${i + 1}页之内容`)]))
  const { html } = await read(pdf({ pages }))
  expect(html.match(/<section>/g)).toHaveLength(200)
  expect(html).toContain('第200页之内容')
}, 60_000)

describe('what a page hides', () => {
  test('invisible text beside visible text waits for a decision', async () => {
    const file = pdf({ pages: [`${pdfLines(LINES)} ${pdfLines([hex('看不见')], 3)}`] })
    expect((await read(file)).notes).toEqual(['error pdf-invisible-text'])
    expect((await read(file, { invisibleText: 'checked' })).notes).toEqual(['warning pdf-invisible-text'])
    const tiny = pdf({ pages: [`${pdfLines(LINES)} BT /F2 0.01 Tf 10 10 Td <${hex('极小')}> Tj ET`] })
    expect((await read(tiny)).notes).toEqual(['error pdf-invisible-text'])
  })

  test('a page that is invisible altogether is a recognised scan', async () => {
    expect((await read(pdf({ pages: [pdfLines(LINES, 3)] }))).notes).toEqual(['warning pdf-text-recognised'])
  })

  test('attached files, remarks and scripts are named', async () => {
    const attached = made({
      catalogue: '/Names << /EmbeddedFiles << /Names [ (a.txt) 100 0 R ] >> >>',
      objects: [
        '<< /Type /Filespec /F (a.txt) /EF << /F 101 0 R >> >>',
        '<< /Type /EmbeddedFile /Length 3 >>\nstream\nabc\nendstream',
      ],
    })
    expect((await read(attached)).notes).toEqual(['error pdf-attachments'])
    const remark = made({ page: '/Annots [ << /Type /Annot /Subtype /Text /Rect [ 0 0 9 9 ] /Contents (x) >> ]' })
    expect((await read(remark)).notes).toEqual(['error office-comments'])
    const script = made({ catalogue: '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>' })
    expect((await read(script)).notes).toEqual(['warning pdf-scripts'])
  })
})

describe('pages without text', () => {
  test('a document of them has no text layer; one of them among others is named', async () => {
    expect(await read(pdf({ pages: ['0 0 1 rg 0 0 100 100 re f'] }))).toMatchObject({ layer: 'none', html: '' })
    expect((await read(pdf({ pages: [pdfLines(LINES), '0 0 9 9 re f'] }))).notes).toEqual(['warning pdf-pages-without-text'])
  })

  test('a few words on a page without a picture are its text, on a scan they are a stamp', async () => {
    const few = pdfLines([hex('开票通知单')])
    expect((await read(pdf({ pages: [few] }))).layer).toBe('good')
    const picture = 'q 500 0 0 700 0 0 cm BI /W 2 /H 2 /BPC 8 /CS /G ID abcd EI Q'
    expect((await read(pdf({ pages: [`${picture} ${few}`] }))).layer).toBe('none')
  })
})

describe('damaged files', () => {
  test('a wrong table of objects is rebuilt; half a file gives what is in it or says so; rubbish says so', async () => {
    const whole = Buffer.from(made())
    const lost = Buffer.from(whole.toString('latin1').replace(/startxref\n\d+/, 'startxref\n9'), 'latin1')
    expect((await read(lost)).html).toContain('冬季取暖补贴')
    expect((await read(whole.subarray(0, 300))).notes).toEqual(['error file-damaged'])
    expect((await read(Buffer.from('%PDF-1.7\nrubbish'))).notes).toEqual(['error file-damaged'])
  })
})
