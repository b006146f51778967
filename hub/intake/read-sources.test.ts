import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../test/fixtures/town.ts'
import { decodeText } from './decode-text.ts'
import { readSources } from './read-sources.ts'

const root = temporaryFolder()
let folders = 0
const FRONT = `编号: notice-1
种类: 通知公告
标题: 通知
发布机关: 青禾镇人民政府
发布日期: 2026-10-12
审查:
  - { 步骤: 内容审核, 审查人: 某甲, 日期: 2026-10-09 }
  - { 步骤: 保密审查, 审查人: 某乙, 日期: 2026-10-10 }
`
const md = (front: string, text = '正文') => `---\n${front}---\n${text}\n`

/** A folder with these files; what comes of reading it. */
async function reading(
  files: Readonly<Record<string, string | Uint8Array>>,
  trial = false,
  prepare: (folder: string) => void = () => undefined,
) {
  folders += 1
  const folder = join(root, `${folders}`)
  mkdirSync(folder)
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  prepare(folder)
  const { documents, findings, files: count } = await readSources([folder], { channel: 'town', trial, today: '2026-11-25' })
  return {
    documents,
    count,
    rules: findings.map(({ file, rule }) => `${file.slice(folder.length + 1)} ${rule}`),
    where: findings.map(({ where }) => where),
  }
}

/** GB18030 by asking the decoder for each pair; Node has no encoder. */
function gb18030(text: string): Uint8Array {
  const pairs = new Map<string, number[]>()
  for (let high = 0x81; high <= 0xfe; high += 1)
    for (let low = 0x40; low <= 0xfe; low += 1)
      pairs.set(new TextDecoder('gb18030').decode(Uint8Array.from([high, low])), [high, low])
  return Uint8Array.from([...text].flatMap((c) => (c.charCodeAt(0) < 128 ? [c.charCodeAt(0)] : (pairs.get(c) ?? []))))
}

describe('encodings', () => {
  const TEXT = '青禾镇农村宅基地管理办法'
  test.each([
    ['utf-8', Buffer.from(TEXT)],
    ['utf-8', Buffer.from(`\uFEFF${TEXT}`)],
    ['gb18030', gb18030(TEXT)],
    ['utf-16le', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
    ['utf-16be', Buffer.from(`\uFEFF${TEXT}`, 'utf16le').swap16()],
  ])('%s is read', (encoding, bytes) => {
    const decoded = decodeText(bytes)
    expect(decoded).toMatchObject({ encoding, unreadable: 0 })
    expect(decoded?.text.replace(/^\uFEFF/, '')).toBe(TEXT)
  })

  test('a page in GB18030 says how it was read; one cut in mid-character says what is lost', async () => {
    const gb = await reading({ 'a.md': gb18030(md(FRONT, '宅基地管理')) })
    expect(gb.documents[0]?.body.text).toBe('宅基地管理')
    expect(gb.rules).toEqual(['a.md encoding-read-as'])
    const cut = await reading({ 'a.md': Buffer.from(md(FRONT, '宅基地管理')).subarray(0, -2) })
    expect(cut.documents[0]?.body.text).toBe('宅基地管\uFFFD')
    expect(cut.rules).toEqual(['a.md characters-unreadable'])
  })

  test('programs, pictures and text with zero bytes are no text', async () => {
    for (const bytes of [
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]),
      Buffer.from('低保\0'),
      Buffer.alloc(600, 0xff),
    ])
      expect((await reading({ 'a.txt': bytes }, true)).rules).toEqual(['a.txt not-a-text'])
  })
})

describe('one bad file never stops the others', () => {
  test('empty, blank, unknown and too large files are named; the good one goes on', async () => {
    const started = performance.now()
    const { documents, rules } = await reading(
      { 'good.md': md(FRONT), 'empty.md': '', 'blank.txt': ' \n\t', 'x.docx': 'PK', 'big.md': '' },
      false,
      (folder) => truncateSync(join(folder, 'big.md'), 100 * 1_048_576),
    )
    expect(documents.map(({ meta }) => meta.id)).toEqual(['notice-1'])
    expect(rules.sort()).toEqual(['big.md file-too-large', 'blank.txt file-empty', 'empty.md file-empty', 'x.docx file-damaged'])
    expect(performance.now() - started).toBeLessThan(1000)
  })

  test('two files with one id: the first stays, the second is named', async () => {
    const { documents, rules } = await reading({ 'a.md': md(FRONT), 'b.md': md(FRONT) })
    expect(documents.map(({ source }) => source)).toEqual(['a.md'])
    expect(rules).toEqual(['b.md id-used-twice'])
  })

  test('a link to a document that is not there is only a warning', async () => {
    const { documents, rules } = await reading({ 'a.md': md(`${FRONT}关联: { 解读: [policy-9] }\n`) })
    expect(documents).toHaveLength(1)
    expect(rules).toEqual(['a.md link-target-missing'])
  })

  test('F17: what the review finds keeps a document out of a package, and only warns in a trial', async () => {
    const files = { 'a.md': md(FRONT, '身份证11010519491231002X') }
    expect((await reading(files)).documents).toEqual([])
    expect((await reading({ 'b.txt': '身份证11010519491231002X' }, true)).documents).toHaveLength(1)
  })
})

describe('front matter', () => {
  test.each([
    ['never closed', '---\n编号: a\n正文', 'front-matter-broken'],
    ['broken YAML', '---\n编号: "a\n---\n正文', 'front-matter-broken'],
    ['tabs for indentation', '---\n审查:\n\t- a\n---\n正文', 'front-matter-broken'],
    ['one field twice', `---\n${FRONT}标题: 又一个\n---\n正文`, 'front-matter-broken'],
    [
      'an alias bomb',
      `---\na: &a [x,x]\n${'bcdefghi'
        .split('')
        .map((c, i) => `${c}: &${c} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(',')}]`)
        .join('\n')}\n---\n正文`,
      'front-matter-broken',
    ],
    ['too long', `---\n${FRONT}摘要: ${'长'.repeat(30_000)}\n---\n正文`, 'front-matter-too-large'],
    ['only a list', '---\n- a\n---\n正文', 'metadata-missing'],
    ['nothing between', '---\n---\n正文', 'metadata-missing'],
    ['no review', `---\n${FRONT.slice(0, FRONT.indexOf('审查'))}---\n正文`, 'review-missing'],
    ['none at all', '正文', 'metadata-absent'],
  ])('%s', async (_, content, rule) => {
    const started = performance.now()
    const { documents, rules } = await reading({ 'a.md': content })
    expect(documents).toEqual([])
    expect(rules).toContain(`a.md ${rule}`)
    expect(performance.now() - started).toBeLessThan(2000)
  })

  test('Windows line ends and blanks after the dashes do no harm', async () => {
    expect((await reading({ 'a.md': `---  \r\n${FRONT.replaceAll('\n', '\r\n')}---\r\n正文` })).documents[0]?.body.text).toBe(
      '正文',
    )
  })
})

describe('folders and sidecars', () => {
  test('a sidecar gives a .txt its metadata; one without a text is named', async () => {
    const { documents, rules } = await reading({
      'a.txt': '正文',
      'a.yml': FRONT,
      'b.html': '<p>正文</p>',
      'b.html.yaml': FRONT.replace('notice-1', 'notice-2'),
      'c.yml': FRONT,
    })
    expect(documents.map(({ source }) => source)).toEqual(['a.txt', 'b.html'])
    expect(rules).toEqual(['c.yml sidecar-without-file'])
  })

  test('a .txt that is a page’s source is read as one and says so', async () => {
    const { documents, rules } = await reading({
      'a.txt': '<div><p>低保</p></div><table><tr><td>一</td></tr></table><p>完</p>',
      'a.yml': FRONT,
    })
    expect(documents[0]?.body.text).not.toContain('<')
    expect(rules).toEqual(['a.txt text-is-html'])
  })

  test('F49: litter of sticks and systems is passed over in silence', async () => {
    const litter = [
      '.DS_Store',
      '._a.md',
      '.Trashes/x.md',
      'Thumbs.db',
      'desktop.ini',
      '~$a.md',
      'System Volume Information/x.md',
      '__MACOSX/a.md',
    ]
    const { count, rules } = await reading({ 'a.md': md(FRONT), ...Object.fromEntries(litter.map((name) => [name, 'x'])) })
    expect(count).toBe(1)
    expect(rules).toEqual([])
  })

  test('links are not followed, neither to a file nor round in a circle', async () => {
    const { count, rules } = await reading({ 'a.md': md(FRONT) }, false, (folder) => {
      symlinkSync('/etc/passwd', join(folder, 'b.txt'))
      symlinkSync(folder, join(folder, 'round'))
    })
    expect(count).toBe(1)
    expect(rules).toEqual([])
  })

  test('folders deeper than sixteen are named once and not read', async () => {
    const { count, rules } = await reading({ [`${'d/'.repeat(15)}a.md`]: md(FRONT), [`${'d/'.repeat(30)}b.md`]: md(FRONT) })
    expect(count).toBe(1)
    expect(rules).toEqual([`${'d/'.repeat(15)}d folders-too-deep`])
  })

  test('what was named and is not there is said; a folder with nothing in it is nothing', async () => {
    const options = { channel: 'town', trial: true, today: '2026-11-25' }
    expect((await readSources([join(root, 'none')], options)).findings).toMatchObject([{ rule: 'file-unreadable' }])
    expect((await reading({})).count).toBe(0)
  })

  test('a trial file gets a title from its name, a mark, and the same id each time', async () => {
    const files = { '33-chaoxianwen-연길시표지판.txt': '연길시 조선말 표지판' }
    const [one, two] = [await reading(files, true), await reading(files, true)]
    expect(one.documents[0]).toMatchObject({
      trial: true,
      meta: { title: '연길시표지판', language: 'ko', review: [{ step: 'trial' }] },
    })
    expect(one.documents[0]?.meta.id).toBe(two.documents[0]?.meta.id)
  })
})
