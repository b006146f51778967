import { describe, expect, test } from 'vitest'
import { rows, type SheetParts, xlsx } from '../../../test/fixtures/office-files.ts'
import { csvRows, csvTable } from '../csv.ts'
import { readOfficeFile } from './read-file.ts'
import type { IntakeDecisions } from './reading.ts'

const read = async (bytes: Uint8Array, decisions: IntakeDecisions = {}) => {
  const reading = await readOfficeFile({ bytes, extension: '.xlsx', decisions })
  if (reading.outcome === 'archive') throw new Error('expected a document')
  const notes = reading.notes.map(({ rule, severity, where }) => `${severity} ${rule}${where === undefined ? '' : ` ${where}`}`)
  return {
    html: reading.outcome === 'document' ? reading.html : '',
    text: reading.outcome === 'document' ? (reading.text ?? '') : '',
    notes,
  }
}
const one = (xml: string, more: Omit<SheetParts, 'name' | 'xml'> = {}): SheetParts => ({ name: '名单', xml, ...more })

test('a title stands above, a head is marked, merged cells are shown once and found in each row', async () => {
  const xml = `${rows(['取暖补贴发放表', '', ''], ['姓名', '村组', '金额'], ['某甲', '一组', 500], ['某乙', '', 600])}<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="B3:B4"/></mergeCells>`
  const { html, text } = await read(await xlsx([one(xml)]))
  expect(html).toBe(
    '<p><strong>取暖补贴发放表</strong></p><table><thead><tr><th>姓名</th><th>村组</th><th>金额</th></tr></thead><tbody><tr><td>某甲</td><td rowspan="2">一组</td><td>500</td></tr><tr><td>某乙</td><td>600</td></tr></tbody></table>',
  )
  expect(text.split('\n').slice(-2)).toEqual(['某甲 一组 500', '某乙 一组 600'])
})

test('prefixes of WPS, leading zeros, long serials and broken heads', async () => {
  const strings = ['原料中成分含\n量', '01502200', '1111111111111111111111']
  const cells =
    '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>编码</t></is></c></row><row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" t="s"><v>2</v></c></row></sheetData>'
  const prefixed = cells.replace(/<(\/?)(?=\w)/g, '<$1x:')
  const sheet = `<?xml version="1.0"?><x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${prefixed}</x:worksheet>`
  const { html } = await read(await xlsx([one(cells)], { strings, parts: { 'xl/worksheets/sheet1.xml': sheet } }))
  expect(html).toContain('<th>原料中成分含量</th>')
  expect(html).toContain('<td>01502200</td><td>1111111111111111111111</td>')
})

describe('what is hidden waits for a decision', () => {
  test('sheets by name, very hidden ones too', async () => {
    const file = await xlsx([one(rows(['甲', '乙'])), { name: '底稿', state: 'veryHidden', xml: rows(['内部', '数据']) }])
    expect((await read(file)).notes).toEqual(['error xlsx-hidden-sheets'])
    expect((await read(file, { hidden: 'left-out' })).text).not.toContain('内部')
    expect((await read(file, { hidden: 'included' })).text).toContain('内部')
  })

  test('rows and columns', async () => {
    const hiddenRow = rows(['甲', '乙'], ['内部', '丙'], ['丁', '戊']).replace('<row r="2">', '<row r="2" hidden="1">')
    const file = await xlsx([one(hiddenRow)])
    expect((await read(file)).notes).toEqual(['error xlsx-hidden-rows'])
    const left = await read(file, { hidden: 'left-out' })
    expect(left.text).toBe('甲 乙\n丁 戊')
    const column = await xlsx([one(`<cols><col min="2" max="2" hidden="1"/></cols>${rows(['甲', '内部'], ['丙', '电话'])}`)])
    expect((await read(column)).notes).toEqual(['error xlsx-hidden-columns'])
    expect((await read(column, { hidden: 'left-out' })).text).not.toContain('电话')
  })
})

test('errors, formulas without a result and cut numbers name their first cell', async () => {
  const cells =
    '<sheetData><row r="1"><c r="A1" t="e"><f>B9</f><v>#REF!</v></c><c r="B1"><f>SUM(C1:C2)</f></c><c r="C1"><v>110105194912310021</v></c></row></sheetData>'
  expect((await read(await xlsx([one(cells)]))).notes).toEqual([
    'error xlsx-formula-errors 名单!A1',
    'error xlsx-formula-without-value 名单!B1',
    'warning xlsx-long-numbers 名单!C1',
  ])
})

describe('sheets that claim much', () => {
  test('a million rows and merges over them, with three cells, are three cells', async () => {
    const xml = `<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c></row><row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>乙</t></is></c></row></sheetData><mergeCells><mergeCell ref="B2:XFD1048575"/></mergeCells>`
    expect((await read(await xlsx([one(xml)]))).text).toBe('甲\n乙')
  })

  test('too many cells and an entity bomb are refused soon', async () => {
    const started = performance.now()
    const many = Array.from({ length: 6_001 }, (_, r) => `<row r="${r + 1}">${'<c><v>1</v></c>'.repeat(10)}</row>`).join('')
    expect((await read(await xlsx([one(`<sheetData>${many}</sheetData>`)]))).notes).toEqual(['error xlsx-too-many-cells'])
    const bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><sst>&b;</sst>'
    expect((await read(await xlsx([one(rows(['甲']))], { parts: { 'xl/sharedStrings.xml': bomb } }))).notes).toEqual([
      'error xml-entities',
    ])
    expect(performance.now() - started).toBeLessThan(5_000)
  })
})

test('comma and tab separated lists, quotes, breaks in cells and ="00123" of Excel', () => {
  expect(csvRows('姓名,编号\r\n"某,甲",="00123"\n')).toEqual([
    ['姓名', '编号'],
    ['某,甲', '00123'],
  ])
  expect(csvRows('a\tb\n1\t2')).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ])
  expect(csvRows('a,"两\n行"\nb,"没有关')).toEqual([
    ['a', '两\n行'],
    ['b', '"没有关'],
  ])
  expect(csvTable('姓名,金额\n某甲,5')?.html).toContain('<th>姓名</th>')
})
