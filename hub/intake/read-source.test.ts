import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { decodeText } from './decode-text.ts'
import { officeReader } from './office/office-reader.ts'
import { readSource } from './read-source.ts'
import { toBody } from './to-html.ts'

const folder = mkdtempSync(join(tmpdir(), 'zwgk-intake-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const options = { channel: 'town', trial: true, today: '2026-11-25' }
const reader = officeReader()
afterAll(() => reader.close())
const read = async (name: string, content: string | Uint8Array) => {
  const file = join(folder, name)
  writeFileSync(file, content)
  const { document, findings } = await readSource({ path: file }, undefined, options, reader)
  return { document, rules: findings.map(({ rule }) => rule) }
}

describe('encodings', () => {
  const gb = Buffer.from('c7e0bacce8d6c8a1c5afb2b9cccc', 'hex')
  test('UTF-8 with and without a mark, GB18030 and UTF-16 are read', () => {
    expect(decodeText(Buffer.from('青禾镇'))).toMatchObject({ text: '青禾镇', encoding: 'utf-8' })
    expect(decodeText(Buffer.from('\uFEFF青禾镇'))?.text).toContain('青禾镇')
    expect(decodeText(gb.subarray(0, 4))).toMatchObject({ text: '青禾', encoding: 'gb18030' })
    expect(decodeText(Buffer.from('\uFEFF青禾镇', 'utf16le'))).toMatchObject({ encoding: 'utf-16le' })
  })

  test('a UTF-8 text cut in the middle of a character stays UTF-8', () => {
    const cut = Buffer.from('青禾镇取暖补贴'.repeat(50)).subarray(0, -1)
    expect(decodeText(cut)).toMatchObject({ encoding: 'utf-8', unreadable: 1 })
  })

  test('whole UTF-8 with replacement marks in it from an earlier conversion is read, and the marks are counted', () => {
    const damaged = 'Opening hours \uFFFD\uFFFD 8:30'
    expect(decodeText(Buffer.from(damaged))).toEqual({ text: damaged, encoding: 'utf-8', unreadable: 2 })
  })

  test('a program or picture is no text', () => {
    expect(decodeText(Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1]))).toBeUndefined()
  })
})

describe('hostile markup', () => {
  test('scripts, styles, handlers and links are gone; words stay', () => {
    const hostile =
      '<p onclick="x()">看<script>alert(1)</script><a href="javascript:x()">这里</a><style>*{}</style><iframe src="http://x"></iframe></p>'
    const body = toBody(hostile, 'html', false)
    expect(body.ok && body.value.html).toBe('<p>看这里</p>')
    expect(body.ok && body.value.dropped.scripts).toBe(2)
    const inMarkdown = toBody(`标题\n\n${hostile}`, 'markdown', false)
    expect(inMarkdown.ok && inMarkdown.value.html).not.toMatch(/script|javascript|onclick|style|iframe/i)
  })

  test.each([
    ['10,000 nested quotes', '>'.repeat(10_000), 'markdown'],
    ['10,000 nested lists', '- '.repeat(10_000), 'markdown'],
    ['10,000 brackets', '['.repeat(10_000), 'markdown'],
    ['5,000 nested divisions', '<div>'.repeat(5_000), 'html'],
    ['5,000 nested divisions in Markdown', `x\n\n${'<div>'.repeat(5_000)}`, 'markdown'],
  ] as const)('%s end soon, with a finding or with words', (_, content, format) => {
    const started = performance.now()
    const body = toBody(content, format, false)
    expect(body.ok ? 'read' : body.error.code).toMatch(/read|too-complex|empty-text/)
    expect(performance.now() - started).toBeLessThan(5_000)
  })

  test('a lying column span is clipped', () => {
    const body = toBody('<table><tr><td colspan="100000">a</td></tr></table>', 'html', false)
    expect(body.ok && body.value.html).toContain('colspan="1"')
  })
})

test('lists of a 公示 stay on the page and out of the searched text', () => {
  const body = toBody('公示如下。\n\n| 姓名 | 组 |\n|---|---|\n| 张*祥 | 1组 |\n', 'markdown', true)
  expect(body.ok && body.value.html).toContain('张*祥')
  expect(body.ok && body.value.text).toBe('公示如下。')
})

test('a .txt that holds a web page is read as one and says so', async () => {
  const page = await read('page.txt', `<tbody><tr><td>${'<p>征收土地公告</p>'.repeat(8)}</td></tr></tbody>`)
  expect(page.rules).toContain('text-is-html')
  expect(page.document?.body.text).toContain('征收土地公告')
})

test('an alias bomb and front matter with hostile keys get their sentence', async () => {
  const bomb = `---\na: &a [x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c]\n---\n正文`
  expect((await read('bomb.md', bomb)).rules).toEqual(['front-matter-broken'])
  expect((await read('keys.md', '---\n__proto__: {a: 1}\nconstructor: x\n---\n正文')).document).toBeUndefined()
})
