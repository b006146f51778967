import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadMessages } from '../../platform/messages.ts'
import { docx, type Files, gbk, ole, p, pdf, pdfLines, rows, xlsx, zipped } from '../../test/fixtures/office-files.ts'
import { temporaryFolder } from '../../test/fixtures/town.ts'
import { readSources } from './read-sources.ts'

const root = temporaryFolder()
let folders = 0
const META = `编号: notice-1
种类: 通知公告
标题: 通知
发布机关: 青禾镇人民政府
发布日期: 2026-10-12
审查:
  - { 步骤: 内容审核, 审查人: 某甲, 日期: 2026-10-09 }
  - { 步骤: 保密审查, 审查人: 某乙, 日期: 2026-10-10 }
`
const hex = (text: string) => Buffer.from(gbk(text)).toString('hex')
const PDF = pdf({ pages: [pdfLines([hex('青禾镇人民政府关于发放冬季取暖补贴的通知全文如下')])] })

async function reading(files: Files, trial = false) {
  folders += 1
  const folder = join(root, `${folders}`)
  mkdirSync(folder)
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  const { documents, findings } = await readSources([folder], { channel: 'town', trial, today: '2026-11-25' })
  const notable = findings.filter(
    ({ rule }) => !['metadata-filled-for-trial', 'two-reviewers', 'pdf-font-not-embedded'].includes(rule),
  )
  return { documents, findings, rules: notable.map(({ file, rule }) => `${file.slice(folder.length + 1)} ${rule}`) }
}

test('a batch of odd files: each named with one sentence in three languages, the good ones go on', async () => {
  const page = `<html><body><table>${'<tr><td>某甲</td><td>500</td></tr>'.repeat(9)}</table></body></html>`
  const { documents, findings, rules } = await reading(
    {
      '01-empty.docx': '',
      '02-really-pdf.docx': PDF,
      '03-really-html.xls': page,
      '04-old.wps': ole('WordDocument'),
      '05-old.et': ole('Workbook'),
      '06-locked.xlsx': ole('EncryptedPackage'),
      '07-truncated.docx': (await docx(p('正文'))).subarray(0, 500),
      '08-text.pdf': '这不是 PDF',
      '09-inner.zip': await zipped({ 'a.zip': await zipped({ 'a.txt': '正文' }), 'b.txt': '压缩包里的正文' }),
      '10-good.docx': await docx(p('取暖补贴')),
      '11-garbage.xls': 'abc',
      '12-archive.rar': Buffer.from('Rar!\x1a\x07\x00', 'latin1'),
      '13-web.doc': 'MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n',
      '14-list.csv': gbk('姓名,金额\n某甲,500\n'),
    },
    true,
  )
  expect(rules).toEqual([
    '01-empty.docx file-empty',
    '02-really-pdf.docx extension-differs',
    '03-really-html.xls extension-differs',
    '04-old.wps old-word',
    '05-old.et old-excel',
    '06-locked.xlsx office-encrypted',
    '07-truncated.docx file-damaged',
    '08-text.pdf file-damaged',
    '09-inner.zip/a.zip archive-in-archive',
    '11-garbage.xls kind-of-file-unknown',
    '12-archive.rar archive-unknown',
    '13-web.doc web-archive',
    '14-list.csv encoding-read-as',
  ])
  expect(documents.map(({ source }) => source)).toEqual([
    ...['02-really-pdf.docx', '03-really-html.xls', 'b.txt', '10-good.docx', '14-list.csv'],
  ])
  for (const language of ['zh-CN', 'ko', 'en'] as const) {
    const messages = loadMessages(language)
    for (const { rule, params, where } of findings) {
      const sentence = messages.say(`finding:${rule}`, { where: where ?? '', ...params })
      expect(sentence).not.toMatch(/\{\{|^finding:/)
      expect(sentence).not.toBe(rule)
    }
  }
})

describe('sidecars', () => {
  test('give an office file its metadata, in a folder and in an archive with GBK names', async () => {
    const folder = await reading({ '通知.docx': await docx(p('取暖补贴')), '通知.yml': META })
    expect(folder.documents).toMatchObject([{ meta: { id: 'notice-1' }, trial: false, body: { text: '取暖补贴' } }])
    const names = (name: string) => Buffer.from(gbk(name)).toString('latin1')
    const archive = await zipped({ '通知.docx': await docx(p('取暖补贴')), '通知.yml': META }, names)
    const unpacked = await reading({ '来文.zip': archive })
    expect(unpacked.rules).toEqual([])
    expect(unpacked.documents).toMatchObject([{ source: '通知.docx' }])
  })

  test('carry decisions; a wrong word among them is named', async () => {
    const changed = await docx('<w:p><w:ins w:author="某"><w:r><w:t>六百元</w:t></w:r></w:ins></w:p>')
    expect((await reading({ 'a.docx': changed, 'a.yml': META })).rules).toEqual(['a.docx docx-tracked-changes'])
    const decided = await reading({ 'a.docx': changed, 'a.yml': `${META}导入: { 修订: 接受 }\n` })
    expect(decided.documents).toMatchObject([{ body: { text: '六百元' } }])
    expect(decided.findings).toMatchObject([{ rule: 'docx-tracked-changes', severity: 'warning' }])
    const wrong = await reading({ 'a.docx': changed, 'a.yml': `${META}导入: { 修订: 也许 }\n` })
    expect(wrong.rules).toEqual(['a.docx metadata-bad-value'])
  })
})

describe('a PDF', () => {
  test('travels as it is beside its text', async () => {
    const { documents } = await reading({ '通知.pdf': PDF, '通知.yml': META })
    expect(documents).toMatchObject([{ media: [{ name: '通知.pdf', mediaType: 'application/pdf' }] }])
    expect(Buffer.from(documents[0]?.media[0]?.bytes ?? []).equals(PDF)).toBe(true)
    expect(documents[0]?.body.text).toContain('冬季取暖补贴')
  })

  test('without a text layer needs title and summary by hand', async () => {
    const scan = pdf({ pages: ['0 0 9 9 re f'] })
    expect((await reading({ 'a.pdf': scan }, true)).documents).toEqual([])
    expect((await reading({ 'a.pdf': scan, 'a.yml': META })).documents).toEqual([])
    const described = await reading({ 'a.pdf': scan, 'a.yml': `${META}摘要: 取暖补贴发放表的扫描件\n` })
    expect(described.documents).toMatchObject([{ body: { text: '取暖补贴发放表的扫描件' }, media: [{ name: 'a.pdf' }] }])
  })
})

test('names in a 公示 workbook stay out of search and inside the review', async () => {
  const list = await xlsx([{ name: '名单', xml: rows(['姓名', '身份证号'], ['某甲', '11010519491231002X']) }])
  const publicity = META.replace('通知公告', '公示')
  const { documents, rules } = await reading({ 'a.xlsx': list, 'a.yml': publicity })
  expect(rules).toEqual(['a.xlsx resident-id-number', 'a.xlsx list-columns', 'a.xlsx notice-period'])
  expect(documents).toEqual([])
  const masked = await xlsx([{ name: '名单', xml: `${rows(['公示名单', ''], ['姓名', '组'], ['某甲', '一组'])}` }])
  const shown = await reading({ 'a.xlsx': masked, 'a.yml': `${publicity}公示期: { 起: 2026-11-20, 止: 2026-12-01 }\n` })
  expect(shown.documents[0]?.body.html).toContain('某甲')
  expect(shown.documents[0]?.body.text).toBe('公示名单')
})
