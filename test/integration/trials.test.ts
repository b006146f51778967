// Real odd files beside the project: each must come out as the last column of their table asks. Runs only where the folder exists.
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { officeReader } from '../../hub/intake/office/office-reader.ts'
import { readOfficeFile } from '../../hub/intake/office/read-file.ts'
import { readSources } from '../../hub/intake/read-sources.ts'
import type { SourceDocument } from '../../hub/intake/source-document.ts'
import { loadMessages } from '../../platform/messages.ts'
import { projectFolder } from '../../platform/paths.ts'
import type { Finding } from '../../shared/review/finding.ts'

const TRIALS = join(projectFolder(), '..', 'shared', 'trials')
const isThere = existsSync(TRIALS)
const messages = loadMessages('zh-CN')
const work = mkdtempSync(join(tmpdir(), 'zwgk-trials-'))
const table: string[] = []
const reader = officeReader()
afterAll(() => reader.close())

interface Seen {
  /** As packed for a trial. */
  readonly document: SourceDocument | undefined
  readonly packed: readonly Finding[]
  /** As `zwgk check` says it. */
  readonly checked: readonly Finding[]
  readonly ms: number
}

const rulesOf = (findings: readonly Finding[]) => findings.map(({ rule }) => rule)
const errorsOf = (findings: readonly Finding[]) => findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)
const say = ({ rule, params, where }: Finding) => messages.say(`finding:${rule}`, { where: where ?? '', ...params })
const count = (text: string, script: string) => text.match(new RegExp(`\\p{Script=${script}}`, 'gu'))?.length ?? 0

async function look(name: string): Promise<Seen> {
  const options = { channel: 'town', trial: true, today: '2026-11-25' }
  const started = performance.now()
  const { documents, findings } = await readSources([join(TRIALS, name)], options, reader)
  const ms = performance.now() - started
  const { findings: checked } = await readSources([join(TRIALS, name)], { ...options, onlyChecked: true }, reader)
  return { document: documents[0], packed: findings, checked, ms }
}

/** The same file with a sidecar: complete metadata, a decision, a summary. */
async function decided(name: string, more: string): Promise<Seen> {
  const file = join(work, name)
  copyFileSync(join(TRIALS, name), file)
  writeFileSync(
    file.replace(extname(file), '.yml'),
    `编号: trial-file\n种类: 通知公告\n标题: 试件\n发布机关: 青禾镇人民政府\n发布日期: 2026-10-12\n审查:\n  - { 步骤: 内容审核, 审查人: 某甲, 日期: 2026-10-09 }\n  - { 步骤: 保密审查, 审查人: 某乙, 日期: 2026-10-10 }\n${more}`,
  )
  const started = performance.now()
  const sources = [file, file.replace(extname(file), '.yml')]
  const { documents, findings } = await readSources(sources, { channel: 'town', trial: false, today: '2026-11-25' }, reader)
  return { document: documents[0], packed: findings, checked: findings, ms: performance.now() - started }
}

const html = ({ document }: Seen) => document?.body.html ?? ''
const text = ({ document }: Seen) => document?.body.text ?? ''
const refused = (rule: string) => (seen: Seen) => {
  expect(errorsOf(seen.packed)).toEqual([rule])
  expect(seen.document).toBeUndefined()
}

const ROWS: Readonly<Record<string, (seen: Seen, name: string) => void | Promise<void>>> = {
  'pdf-01-xiaobiaosong-toc.pdf': (seen) => {
    expect(count(text(seen), 'Han')).toBe(207)
    expect(text(seen)).not.toMatch(/[⋯…]/)
    expect(seen.document?.media.map(({ mediaType }) => mediaType)).toEqual(['application/pdf'])
  },
  'pdf-02-fangsong-variant.pdf': (seen) => {
    expect(count(text(seen), 'Han')).toBe(10)
    expect(rulesOf(seen.packed)).toContain('pdf-font-not-embedded')
  },
  'pdf-04-spaced-title.pdf': (seen) => {
    expect(text(seen)).toContain('开票通知单')
    expect(html(seen)).toContain('开 票 通 知 单')
  },
  'pdf-06-name-ext-b-half-lost.pdf': (seen) => {
    expect(count(text(seen), 'Han')).toBe(7)
    expect(text(seen)).toContain('胡駿𥕛')
    expect(seen.packed.find(({ rule }) => rule === 'pdf-font-not-embedded')?.params).toEqual({ font: 'PMingLiU', page: 1 })
  },
  'pdf-07-mojibake-looks-han.pdf': (seen) => {
    expect(rulesOf(seen.packed)).toContain('pdf-text-doubtful')
    expect(text(seen)).toBe('')
    expect(seen.document?.media).toHaveLength(1)
  },
  'pdf-08-hidden-text.pdf': async (seen, name) => {
    refused('pdf-invisible-text')(seen)
    expect((await decided(name, '导入: { 不可见文字: 已核对 }\n')).document).toBeDefined()
  },
  'pdf-10-korean-ksc.pdf': (seen) => {
    expect(count(text(seen), 'Hangul')).toBe(27)
    expect(seen.document?.meta.language).toBe('ko')
  },
  'pdf-12-password-print-protected.pdf': (seen) => {
    refused('pdf-password')(seen)
    expect(seen.packed.map(say).join()).toContain('有打开口令')
  },
  'pdf-13-scan-rotated.pdf': async (seen, name) => {
    refused('pdf-without-text')(seen)
    expect(seen.packed.map(say).join()).toContain('无文字层')
    const described = await decided(name, '摘要: 横放的扫描件\n')
    expect(text(described)).toBe('横放的扫描件')
    expect(described.document?.media).toHaveLength(1)
  },
  'pdf-15-javascript-form.pdf': (seen) => {
    expect(rulesOf(seen.packed)).toContain('pdf-scripts')
    expect(seen.document).toBeDefined()
  },
  'docx-01-tracked-deleted-rows.docx': async (seen, name) => {
    refused('docx-tracked-changes')(seen)
    expect(seen.packed.map(say).join()).toContain('文档含未接受的修订（37 处）')
    expect(text(await decided(name, '导入: { 修订: 原文 }\n'))).toContain('项目委托单位')
    const accepted = await decided(name, '导入: { 修订: 接受 }\n')
    expect(text(accepted)).not.toContain('项目委托单位')
  },
  'docx-02-template-remains.docx': (seen) => {
    expect(errorsOf(seen.checked)).toEqual(['template-remains'])
    expect(seen.checked.map(say).join()).toContain('模板残留')
  },
  'docx-03-multilevel-numbers.docx': (seen) => {
    for (const line of ['1. 第一级第一行', 'a) 第二级第一行', '1.1. 第二级第一行', '1.2. 第二级第二行', '1.2.2. 第三级第二行'])
      expect(text(seen)).toContain(line)
  },
  'docx-07-seal-textboxes.docx': (seen) => {
    expect(text(seen).match(/甲方（盖章）/g)).toHaveLength(1)
    expect(text(seen).match(/乙方（盖章）/g)).toHaveLength(1)
  },
  'docx-08-wps-merged-cells.docx': (seen) => {
    expect(html(seen)).toContain('colspan="2" rowspan="2"')
    expect(html(seen)).toMatch(/<thead><tr><th>/)
  },
  'docx-11-ruby-pinyin.docx': (seen) => expect(text(seen)).toBe('東京'),
  'docx-12-altchunk.docx': (seen) => {
    refused('docx-outside-text')(seen)
    expect(seen.packed.map(say).join()).toContain('正文是外部片段')
  },
  'docx-14-password-ole.docx': refused('office-encrypted'),
  'docx-15-xxe.docx': refused('xml-entities'),
  'doc-16-old-binary.doc': refused('old-word'),
  'xlsx-01-wps-prefixed.xlsx': (seen) => {
    expect(html(seen)).toContain('<td>01502200</td>')
    expect(html(seen)).toContain('<th>原料中成分含量（%）</th>')
  },
  'xlsx-02-ns2-prefixed.xlsx': (seen) => expect(html(seen)).toContain('1111111111111111111111'),
  'xlsx-05-chinese-date-money.xlsx': (seen) => {
    for (const shown of [
      '2020年1月1日 1:01:01',
      '二〇二〇年一月一日',
      '上午1时01分',
      '￥1.11',
      '111.11%',
      '1,111.11',
      '2020/1/1 1:01 上午',
    ])
      expect(html(seen)).toContain(`<td>${shown}</td>`)
  },
  'xlsx-06-merged-body.xlsx': (seen) => {
    expect(html(seen)).toContain('rowspan="2"')
    expect(text(seen)).toContain('张三 男 11 41.5\n李四 女 11 42')
  },
  'xlsx-09-hidden-sheet-merges.xlsx': async (seen, name) => {
    refused('xlsx-hidden-sheets')(seen)
    expect(seen.packed.map(say).join()).toContain('含隐藏工作表：Sheet4')
    expect(text(await decided(name, '导入: { 隐藏内容: 不带入 }\n'))).not.toContain('Sheet4')
  },
  'xlsx-11-xml-bomb.xlsx': async (seen, name) => {
    refused('xml-entities')(seen)
    const bytes = readFileSync(join(TRIALS, name))
    const [started, before] = [performance.now(), process.memoryUsage().rss]
    await readOfficeFile({ bytes, extension: '.xlsx', decisions: {} })
    expect(performance.now() - started).toBeLessThan(1_000)
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1_048_576)
  },
  'txt-01-gb18030.txt': (seen) => {
    expect(rulesOf(seen.packed)).toContain('encoding-read-as')
    expect(text(seen)).not.toContain('\uFFFD')
  },
  'html-03-declares-gb2312-is-utf8.html': (seen) => {
    expect(text(seen)).not.toMatch(/[濂冲効\uFFFD]/)
    expect(count(text(seen), 'Han')).toBeGreaterThan(500)
  },
  'zip-07-gbk-names.zip': (seen) =>
    expect(seen.packed[0]).toMatchObject({
      rule: 'file-empty',
      file: expect.stringMatching(/gbk-names\.zip\/审计压缩包文件检索测试\/集团邮件审计系统2021年自动巡检需求文档_V4\.0\.doc$/),
    }),
  'ofd-01-gongwen-sealed.ofd': (seen) => {
    const said = seen.packed.map(say).join()
    for (const known of ['关于同意张阿三同志辞职的批复', '路卫发〔2011〕76号', '2011年3月10日', '未经验证'])
      expect(said).toContain(known)
    expect(rulesOf(seen.packed)).toContain('personnel-matter')
  },
}

describe.skipIf(!isThere)('odd files (skipped where the folder of trials is not there)', () => {
  afterAll(() => {
    rmSync(work, { recursive: true, force: true })
    const path = process.env['ZWGK_TRIALS_TABLE']
    if (path !== undefined)
      writeFileSync(path, `| file | what happened | as its row asks? |\n|---|---|---|\n${table.join('\n')}\n`)
  })

  let files: string[] = []
  beforeAll(() => {
    files = readdirSync(TRIALS).filter((name) => name !== 'README.md')
  })

  test('each file of the folder has its row here', () => {
    expect(files.filter((name) => ROWS[name] === undefined)).toEqual([])
  })

  test.each(Object.entries(ROWS))('%s', async (name, asks) => {
    const seen = await look(name)
    const rules = [...new Set(rulesOf(seen.checked))].filter((rule) => rule !== 'metadata-filled-for-trial')
    const happened = `${seen.document === undefined ? 'held back' : 'read'}${rules.length > 0 ? `: ${rules.join(', ')}` : ''}`
    table.push(`| ${name} | ${happened} (${Math.round(seen.ms)} ms) | NO |`)
    for (const finding of [...seen.packed, ...seen.checked]) expect(say(finding)).not.toMatch(/\{\{\w+\}\}(?!.*”)|^finding:/)
    await asks(seen, name)
    table[table.length - 1] = (table.at(-1) ?? '').replace(/NO \|$/, 'yes |')
  })
})
