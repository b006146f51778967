import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Finding } from '../../shared/review/finding.ts'
import { docx, gbk, p, pdf, pdfLines, rows, type SheetParts, xlsx } from '../../test/fixtures/office-files.ts'
import { bankCard, residentId } from '../../test/fixtures/planted-data.ts'
import { temporaryFolder } from '../../test/fixtures/town.ts'
import { readSources } from './read-sources.ts'

const folder = temporaryFolder()
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const ID = residentId('110105', '19491231', 2)
const ID_X = [...Array(200).keys()].map((order) => residentId('222403', '19560708', order)).find((id) => id.endsWith('X')) ?? ''
const OLD_ID = '110105491231002'
const MOBILE = '13812345678'
const CARD = bankCard('622848', 19, 12_345_678)
const CARD_16 = bankCard('436742', 16, 987_654)
const spaced = (digits: string) => digits.replace(/(\d{4})(?=\d)/g, '$1 ')

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const run = (text: string, properties = '') => `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(text)}</w:tc>`
const wordTable = (...lines: string[][]) =>
  `<w:tbl>${lines.map((line) => `<w:tr>${line.map((one) => cell(one)).join('')}</w:tr>`).join('')}</w:tbl>`
const properties = (inside: string) =>
  `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">${inside}</cp:coreProperties>`
const header = (text: string) => `<w:hdr ${W}>${p(text)}</w:hdr>`
const sheet = (xml: string, more: Partial<SheetParts> = {}): SheetParts => ({ name: '名单', xml, ...more })
const pages = (...lines: string[]) => pdf({ pages: [pdfLines(lines.map((line) => Buffer.from(gbk(line)).toString('hex')))] })
const META =
  '种类: 通知公告\n发布机关: 青禾镇人民政府\n发布日期: "2026-11-12"\n审查:\n  - {步骤: 内容审核, 审查人: 甲, 日期: "2026-11-10"}\n  - {步骤: 保密审查, 审查人: 乙, 日期: "2026-11-11"}\n'
const markdown = (body: string, more = '标题: 通知') => `---\n编号: n-1\n${META}${more}\n---\n\n${body}\n`

type Content = string | Uint8Array | Promise<Uint8Array>

/** Where a leak lies, the file with it, and the rule that must see it. */
const LEAKS: readonly (readonly [place: string, file: string, content: Content, rule: string])[] = [
  // Running text, as people write it.
  ['text', 'a.txt', `领取人张某，身份证号${ID}，领500元。`, 'resident-id-number'],
  ['text, check character X', 'a.txt', `户主身份证：${ID_X}`, 'resident-id-number'],
  ['text, small x', 'a.txt', `户主身份证：${ID_X.toLowerCase()}。`, 'resident-id-number'],
  [
    'text, wide digits',
    'a.txt',
    `身份证号：${[...ID].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('')}`,
    'resident-id-number',
  ],
  ['text, in groups', 'a.txt', `${ID_X.slice(0, 6)} ${ID_X.slice(6, 14)} ${ID_X.slice(14)}`, 'resident-id-number'],
  ['text, in groups with dashes', 'a.txt', `证号 ${ID.slice(0, 6)}-${ID.slice(6, 14)}-${ID.slice(14)}`, 'resident-id-number'],
  ['text, an invisible character inside', 'a.txt', `身份证${ID.slice(0, 9)}\u200b${ID.slice(9)}号`, 'resident-id-number'],
  ['text, old number', 'a.txt', `身份证号码 ${OLD_ID}，已故。`, 'resident-id-number'],
  ['text, old number without a label', 'a.txt', `李某 ${OLD_ID} 一组`, 'resident-id-number'],
  ['text, certificate of disability', 'a.txt', `残疾证${ID}43`, 'resident-id-number'],
  ['text, directly behind a name', 'a.txt', `王某${ID}`, 'resident-id-number'],
  ['text, mobile', 'a.txt', `户主李某 ${MOBILE}`, 'mobile-number'],
  ['text, mobile with 86', 'a.txt', `王某 +86 ${MOBILE}`, 'mobile-number'],
  ['text, mobile in groups', 'a.txt', '反馈人：张某，138 1234 5678', 'mobile-number'],
  ['text, mobile with dashes', 'a.txt', '申请人 139-8765-4321', 'mobile-number'],
  ['text, mobile with dots', 'a.txt', '村民赵某 139.1234.5678', 'mobile-number'],
  ['text, mobile in brackets', 'a.txt', `村民刘某（${MOBILE}）反映路灯不亮`, 'mobile-number'],
  ['text, two mobiles with a stroke', 'a.txt', '电话 13812345678、15987654321', 'mobile-number'],
  ['text, contact of an office', 'a.txt', `咨询电话：${MOBILE}`, 'mobile-number'],
  ['text, card', 'a.txt', `打到卡里：${CARD}`, 'bank-account'],
  ['text, card of 16 digits', 'a.txt', `建行 ${CARD_16}`, 'bank-account'],
  ['text, card in fours', 'a.txt', `卡号 ${spaced(CARD_16)}`, 'bank-account'],
  ['text, account of a cooperative', 'a.txt', '张某 一卡通账号：0710 2210 1101 2345 678', 'bank-account'],
  ['text, account without a check digit', 'a.txt', '存折账号22403010101234567', 'bank-account'],
  ['text, passport', 'a.txt', '护照号码：E12345678', 'certificate-number'],
  ['text, family book', 'a.txt', '户口簿编号 220403001234', 'certificate-number'],
  ['text, school number', 'a.txt', '学籍号：G220403200912', 'certificate-number'],
  ['text, address', 'a.txt', '家庭住址：青禾镇柳沟村二组15号', 'home-address'],
  ['text, address in a sentence', 'a.txt', '该户现住青禾镇平安小区3栋2单元501室', 'home-address'],
  ['text, registered address', 'a.txt', '户籍所在地为青禾镇东街28号', 'home-address'],
  // Text files with structure.
  ['table in Markdown', 'a.md', markdown(`| 姓名 | 证号 |\n| --- | --- |\n| 张某 | ${ID} |`), 'resident-id-number'],
  ['card in a table in Markdown', 'a.md', markdown(`| 姓名 | 卡 |\n| --- | --- |\n| 张某 | ${CARD} |`), 'bank-account'],
  ['list in Markdown', 'a.md', markdown(`- 张某 ${MOBILE}\n- 李某 15987654321`), 'mobile-number'],
  ['title', 'a.md', markdown('正文', `标题: 关于${ID_X}一案的答复`), 'resident-id-number'],
  ['summary', 'a.md', markdown('正文', `标题: 通知\n摘要: 请联系户主${MOBILE}`), 'mobile-number'],
  ['keyword', 'a.md', markdown('正文', `标题: 通知\n关键词: ["${ID}"]`), 'resident-id-number'],
  [
    'web page, merged cells',
    'a.html',
    `<table><tr><th>姓名</th><th>号</th></tr><tr><td rowspan="2">张某</td><td>${ID}</td></tr><tr><td>一组</td></tr></table>`,
    'resident-id-number',
  ],
  ['web page, number broken by a tag', 'a.html', `<p>证号${ID.slice(0, 8)}<b>${ID.slice(8)}</b></p>`, 'resident-id-number'],
  ['list with commas', 'a.csv', `姓名,身份证号\n张某,${ID}\n`, 'resident-id-number'],
  ['file name', `张某${ID}.txt`, '正文', 'resident-id-number'],
  ['file name, mobile', `补贴表_${MOBILE}.txt`, '正文', 'mobile-number'],
  // Word.
  ['Word text', 'a.docx', docx(p(`身份证号：${ID}`)), 'resident-id-number'],
  ['Word, broken into runs', 'a.docx', docx(`<w:p>${run(ID.slice(0, 7))}${run(ID.slice(7))}</w:p>`), 'resident-id-number'],
  ['Word table', 'a.docx', docx(wordTable(['姓名', '电话'], ['张某', MOBILE])), 'mobile-number'],
  [
    'Word, merged cells',
    'a.docx',
    docx(
      `<w:tbl><w:tr>${cell('姓名')}${cell('号', '<w:gridSpan w:val="2"/>')}</w:tr><w:tr>${cell('张某', '<w:vMerge w:val="restart"/>')}${cell(ID)}${cell('一组')}</w:tr><w:tr>${cell('', '<w:vMerge/>')}${cell('x')}${cell('二组')}</w:tr></w:tbl>`,
    ),
    'resident-id-number',
  ],
  [
    'Word comment',
    'a.docx',
    docx(p('正文'), { comments: `<w:comment w:id="1">${p(`此人身份证${ID}`)}</w:comment>` }),
    'resident-id-number',
  ],
  [
    'Word comment, card',
    'a.docx',
    docx(p('正文'), { comments: `<w:comment w:id="1">${p(`卡号${CARD}`)}</w:comment>` }),
    'bank-account',
  ],
  [
    'Word, deleted in tracked changes',
    'a.docx',
    docx(`<w:p>${run('张某')}<w:del w:author="某"><w:r><w:delText>${ID}</w:delText></w:r></w:del></w:p>`),
    'resident-id-number',
  ],
  [
    'Word, inserted in tracked changes',
    'a.docx',
    docx(`<w:p>${run('张某')}<w:ins w:author="某">${run(MOBILE)}</w:ins></w:p>`),
    'mobile-number',
  ],
  ['Word, hidden text', 'a.docx', docx(`<w:p>${run('正文')}${run(ID, '<w:vanish/>')}</w:p>`), 'resident-id-number'],
  ['Word, header', 'a.docx', docx(p('正文'), { parts: { 'word/header1.xml': header(`户主 ${MOBILE}`) } }), 'mobile-number'],
  [
    'Word, footnote',
    'a.docx',
    docx(`<w:p>${run('正文')}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>`, {
      parts: {
        'word/footnotes.xml': `<w:footnotes ${W}><w:footnote w:id="2">${p(ID)}</w:footnote></w:footnotes>`,
        'word/_rels/document.xml.rels':
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="f" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>',
      },
    }),
    'resident-id-number',
  ],
  [
    'Word, properties',
    'a.docx',
    docx(p('正文'), { parts: { 'docProps/core.xml': properties(`<dc:description>张某${ID}</dc:description>`) } }),
    'resident-id-number',
  ],
  // Excel.
  ['Excel', 'a.xlsx', xlsx([sheet(rows(['姓名', '证号'], ['张某', ID]))]), 'resident-id-number'],
  [
    'Excel, merged cells',
    'a.xlsx',
    xlsx([sheet(`${rows(['姓名', '卡号'], ['张某', CARD], ['李某', ''])}<mergeCells><mergeCell ref="B2:B3"/></mergeCells>`)]),
    'bank-account',
  ],
  [
    'Excel, hidden sheet',
    'a.xlsx',
    xlsx([sheet(rows(['甲', '乙'])), sheet(rows(['张某', ID]), { name: '底稿', state: 'hidden' })]),
    'resident-id-number',
  ],
  [
    'Excel, very hidden sheet',
    'a.xlsx',
    xlsx([sheet(rows(['甲', '乙'])), sheet(rows(['张某', MOBILE]), { name: '底稿', state: 'veryHidden' })]),
    'mobile-number',
  ],
  [
    'Excel, hidden row',
    'a.xlsx',
    xlsx([sheet(rows(['甲', '乙'], ['张某', ID], ['丙', '丁']).replace('<row r="2">', '<row r="2" hidden="1">'))]),
    'resident-id-number',
  ],
  [
    'Excel, hidden column',
    'a.xlsx',
    xlsx([sheet(`<cols><col min="2" max="2" hidden="1"/></cols>${rows(['甲', CARD], ['丙', '丁'])}`)]),
    'bank-account',
  ],
  [
    'Excel comment',
    'a.xlsx',
    xlsx([sheet(rows(['甲', '乙']))], {
      parts: {
        'xl/comments1.xml': `<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><commentList><comment ref="A1"><text><t>${ID}</t></text></comment></commentList></comments>`,
      },
    }),
    'resident-id-number',
  ],
  [
    'Excel, cache of a pivot table',
    'a.xlsx',
    xlsx([sheet(rows(['甲', '乙']))], {
      parts: {
        'xl/pivotCache/pivotCacheRecords1.xml': `<pivotCacheRecords xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><r><s v="张某"/><s v="${ID}"/></r></pivotCacheRecords>`,
      },
    }),
    'resident-id-number',
  ],
  [
    'Excel, name of a sheet',
    'a.xlsx',
    xlsx([sheet(rows(['甲', '乙'])), sheet(rows(['丙', '丁']), { name: `张某${MOBILE}` })]),
    'mobile-number',
  ],
  [
    'Excel, properties',
    'a.xlsx',
    xlsx([sheet(rows(['甲', '乙']))], { parts: { 'docProps/core.xml': properties(`<dc:creator>张某 ${MOBILE}</dc:creator>`) } }),
    'mobile-number',
  ],
  // PDF.
  ['PDF text', 'a.pdf', pages('青禾镇补贴发放名单公布如下请核对', `张某身份证号${ID}一组`), 'resident-id-number'],
  ['PDF, mobile', 'a.pdf', pages('青禾镇补贴发放名单公布如下请核对', `户主李某 ${MOBILE}`), 'mobile-number'],
  ['PDF, card', 'a.pdf', pages('青禾镇补贴发放名单公布如下请核对', `卡号${CARD}`), 'bank-account'],
  ['PDF, short page', 'a.pdf', pages(ID), 'resident-id-number'],
  [
    'PDF, remark',
    'a.pdf',
    pdf({
      pages: [pdfLines([Buffer.from(gbk('青禾镇补贴发放名单公布如下请核对后再来领取')).toString('hex')])],
      page: '/Annots [ 100 0 R ]',
      objects: [`<< /Type /Annot /Subtype /Text /Rect [ 0 0 9 9 ] /Contents (ID ${ID}) >>`],
    }),
    'resident-id-number',
  ],
  [
    'PDF, a number broken at the end of a line',
    'a.pdf',
    pdf({
      pages: [
        pdfLines([
          Buffer.from(gbk('青禾镇补贴发放名单公布如下请核对后再来领取')).toString('hex'),
          Buffer.from(ID.slice(0, 10)).toString('hex'),
          Buffer.from(ID.slice(10)).toString('hex'),
        ]),
      ],
    }),
    'resident-id-number',
  ],
  ['a number broken at the end of a line', 'a.txt', `张某 ${ID.slice(0, 10)}\n${ID.slice(10)} 男`, 'resident-id-number'],
  [
    'PDF, invisible text',
    'a.pdf',
    pdf({
      pages: [
        `${pdfLines([Buffer.from(gbk('青禾镇补贴发放名单公布如下请核对后再来领取')).toString('hex')])} ${pdfLines([Buffer.from(ID).toString('hex')], 3)}`,
      ],
    }),
    'resident-id-number',
  ],
]

const found = new Map<string, Finding[]>()

beforeAll(async () => {
  for (const [at, [, name, content]] of LEAKS.entries()) {
    const here = join(folder, String(at))
    mkdirSync(here)
    writeFileSync(join(here, name), await content)
  }
  const { findings } = await readSources([folder], { channel: 'town', trial: true, onlyChecked: true, today: '2026-11-25' })
  for (const finding of findings) {
    const at = finding.file.slice(folder.length + 1).split('/')[0] ?? ''
    found.set(at, [...(found.get(at) ?? []), finding])
  }
}, 60_000)

test('there are at least sixty leaks in at least thirty kinds of places', () => {
  expect(LEAKS.length).toBeGreaterThanOrEqual(60)
  expect(new Set(LEAKS.map(([place]) => place)).size).toBe(LEAKS.length)
})

test.each(LEAKS.map(([place, , , rule], at) => [place, rule, String(at)] as const))('%s: %s is found', (_, rule, at) => {
  expect((found.get(at) ?? []).map((finding) => finding.rule)).toContain(rule)
})

test('no finding repeats what it has found', () => {
  const shown = [...found.values()]
    .flat()
    .map(({ where }) => where ?? '')
    .join('\n')
  for (const secret of [ID, ID_X, OLD_ID, MOBILE, CARD, CARD_16]) expect(shown).not.toContain(secret)
})

test('a file that is held back tells at once of the data in it, and where they lie', () => {
  const at = LEAKS.findIndex(([place]) => place === 'Word comment')
  const told = (found.get(String(at)) ?? []).map(({ rule, part, file }) => `${basename(file)} ${rule} ${part ?? ''}`.trim())
  expect(told).toEqual(['a.docx office-comments', 'a.docx resident-id-number comment', 'a.docx metadata-filled-for-trial'])
})
