import { describe, expect, test } from 'vitest'
import { docx, item, p } from '../../../test/fixtures/office-files.ts'
import { readOfficeFile } from './read-file.ts'
import type { IntakeDecisions } from './reading.ts'

const read = async (bytes: Uint8Array, decisions: IntakeDecisions = {}) => {
  const reading = await readOfficeFile({ bytes, extension: '.docx', decisions })
  if (reading.outcome === 'archive') throw new Error('expected a document')
  const notes = reading.notes.map(
    ({ rule, severity, params }) => `${severity} ${rule}${params?.['count'] === undefined ? '' : ` ${params['count']}`}`,
  )
  return {
    html: reading.outcome === 'document' ? reading.html : '',
    media: reading.outcome === 'document' ? reading.media : [],
    notes,
  }
}
const lvl = (ilvl: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${ilvl}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`
const LAW = `<w:abstractNum w:abstractNumId="0">${lvl(0, 'chineseCounting', '第%1条')}${lvl(1, 'chineseCounting', '（%2）')}</w:abstractNum>`
const run = (text: string, properties = '') => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`

describe('numbers', () => {
  test('are written before their paragraphs, across a plain one, and not again in a list', async () => {
    const numbering = `${LAW}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`
    const { html } = await read(
      await docx(item(1, 0, '总则') + item(1, 1, '目的') + p('说明') + item(1, 1, '范围') + item(1, 0, '附则'), { numbering }),
    )
    expect(html).toBe('<p>第一条 总则</p><p>（一）目的</p><p>说明</p><p>（二）范围</p><p>第二条 附则</p>')
  })

  test('come from a style, with the level that the list gives it; numId 0 takes them away', async () => {
    const numbering = `<w:abstractNum w:abstractNumId="0">${lvl(0, 'chineseCounting', '%1、', '<w:pStyle w:val="Point"/>')}${lvl(1, 'decimal', '%2.', '<w:pStyle w:val="Sub"/>')}</w:abstractNum><w:num w:numId="4"><w:abstractNumId w:val="0"/></w:num>`
    const style = (id: string, more: string) =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/>${more}</w:style>`
    const styles =
      style('Point', '<w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr>') + style('Sub', '<w:basedOn w:val="Point"/>')
    const styled = (text: string, id: string, more = '') => p(text, `<w:pStyle w:val="${id}"/>${more}`)
    const off = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    const { html } = await read(
      await docx(styled('甲', 'Point') + styled('乙', 'Sub') + styled('丙', 'Point', off), { numbering, styles }),
    )
    expect(html).toBe('<p>一、甲</p><p>1. 乙</p><p>丙</p>')
  })
})

describe('what holds a file back until somebody decides', () => {
  const changed = `<w:p><w:r><w:t>补贴</w:t></w:r><w:del w:author="某"><w:r><w:delText>五百</w:delText></w:r></w:del><w:ins w:author="某"><w:r><w:t>六百</w:t></w:r></w:ins><w:r><w:t>元</w:t></w:r></w:p>`

  test('tracked changes, read as accepted or as they were', async () => {
    const file = await docx(changed)
    expect((await read(file)).notes).toEqual(['error docx-tracked-changes 2'])
    expect(await read(file, { revisions: 'accepted' })).toMatchObject({
      html: '<p>补贴六百元</p>',
      notes: ['warning docx-tracked-changes 2'],
    })
    expect((await read(file, { revisions: 'original' })).html).toBe('<p>补贴五百元</p>')
  })

  test('comments and hidden text', async () => {
    const comments = '<w:comment w:id="1"><w:p/></w:comment><w:comment w:id="2"><w:p/></w:comment>'
    expect((await read(await docx(p('正文'), { comments }))).notes).toEqual(['error office-comments 2'])
    const hidden = await docx(`<w:p>${run('公开')}${run('内部掌握', '<w:vanish/>')}${run('。', '<w:vanish w:val="0"/>')}</w:p>`)
    expect((await read(hidden)).notes).toEqual(['error docx-hidden-text 1'])
    expect((await read(hidden, { hidden: 'left-out' })).html).toBe('<p>公开。</p>')
    expect((await read(hidden, { hidden: 'included' })).html).toBe('<p>公开内部掌握。</p>')
  })
})

describe('what mammoth alone would lose or double', () => {
  const box = `<w:txbxContent>${p('甲方（盖章）')}</w:txbxContent>`
  test('text boxes: one of two, and the new form where the old one is missing', async () => {
    const both = `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`
    const newOnly = `<w:p><w:r><w:drawing><wps:txbx>${box}</wps:txbx></w:drawing></w:r></w:p>`
    for (const body of [both, newOnly]) expect((await read(await docx(body))).html.match(/甲方（盖章）/g)).toHaveLength(1)
  })

  test('base text under a reading is kept', async () => {
    const ruby = `<w:p><w:r><w:t>在</w:t><w:ruby><w:rt>${run('yán')}</w:rt><w:rubyBase>${run('延')}</w:rubyBase></w:ruby><w:t>边</w:t></w:r></w:p>`
    expect((await read(await docx(ruby))).html).toBe('<p>在延边</p>')
  })

  test('merged cells keep their spans and an unmarked head becomes one', async () => {
    const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(text)}</w:tc>`
    const table = `<w:tbl><w:tr>${cell('姓名')}${cell('金额', '<w:gridSpan w:val="2"/>')}</w:tr><w:tr>${cell('某甲', '<w:vMerge w:val="restart"/>')}${cell('1')}${cell('2')}</w:tr><w:tr>${cell('', '<w:vMerge/>')}${cell('3')}${cell('4')}</w:tr></w:tbl>`
    const { html } = await read(await docx(table))
    expect(html).toContain('<thead><tr><th><p>姓名</p></th><th colspan="2"><p>金额</p></th></tr></thead>')
    expect(html).toContain('<td rowspan="2"><p>某甲</p></td>')
  })

  test('an outline level without a heading style becomes a heading; a form with empty cells gets no head', async () => {
    const form = `<w:tbl><w:tr><w:tc>${p('姓名')}</w:tc><w:tc>${p('')}</w:tc></w:tr><w:tr><w:tc>${p('住址')}</w:tc><w:tc>${p('')}</w:tc></w:tr></w:tbl>`
    const { html } = await read(await docx(p('第一章', '<w:outlineLvl w:val="0"/>') + form))
    expect(html).toContain('<h2>第一章</h2>')
    expect(html).not.toContain('<th>')
  })

  test('pictures go beside the text; what no screen can show is left to be counted', async () => {
    const picture = (id: string) =>
      `<w:p><w:r><w:drawing xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><wp:inline><wp:docPr id="1" name="x"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`
    const relation = (id: string, target: string) =>
      `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/${target}"/>`
    const parts = {
      'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation('r1', 'a.png')}${relation('r2', 'b.emf')}</Relationships>`,
      'word/media/a.png': Buffer.from('89504e47', 'hex'),
      'word/media/b.emf': 'x',
    }
    const { html, media } = await read(await docx(p('正文') + picture('r1') + picture('r2'), { parts }))
    expect(media).toMatchObject([{ mediaType: 'image/png' }])
    expect(html.match(/<img/g)).toHaveLength(1)
  })

  test('footnotes stay, and changes in them count', async () => {
    const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    const note = (inside: string) => `<w:footnotes ${W}><w:footnote w:id="2"><w:p>${inside}</w:p></w:footnote></w:footnotes>`
    const rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="f" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>`
    const body = `<w:p>${run('正文')}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>`
    const made = (inside: string) =>
      docx(body, { parts: { 'word/footnotes.xml': note(inside), 'word/_rels/document.xml.rels': rels } })
    expect((await read(await made(run('脚注')))).html).toContain('脚注')
    expect((await read(await made(`<w:ins w:author="某">${run('改')}</w:ins>`))).notes).toEqual(['error docx-tracked-changes 1'])
  })

  test('words of headers stay out and are mentioned', async () => {
    const header = `<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${p('联系人 13800000000')}</w:hdr>`
    const read1 = await read(await docx(p('正文'), { parts: { 'word/header1.xml': header } }))
    expect(read1).toMatchObject({ html: '<p>正文</p>', notes: ['warning docx-margins-left-out'] })
  })
})

describe('hostile and broken texts', () => {
  test('a DTD, outside text, deep nesting and half a file are refused', async () => {
    const dtd =
      '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body/></w:document>'
    expect((await read(await docx('', { parts: { 'word/document.xml': dtd } }))).notes).toEqual(['error xml-entities'])
    expect((await read(await docx(p('正文'), { parts: { 'word/styles.xml': dtd } }))).notes).toEqual(['error xml-entities'])
    expect((await read(await docx('<w:altChunk r:id="x"/>'))).notes).toEqual(['error docx-outside-text'])
    expect((await read(await docx('<w:sdt><w:sdtContent>'.repeat(300) + '</w:sdtContent></w:sdt>'.repeat(300)))).notes).toEqual([
      'error too-complex',
    ])
    const whole = await docx(p('正文'))
    expect((await read(whole.subarray(0, whole.length / 2))).notes).toEqual(['error file-damaged'])
    expect((await read(await docx('<w:p>'))).notes).toEqual(['error file-damaged'])
  })
})
