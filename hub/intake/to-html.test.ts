import { describe, expect, test } from 'vitest'
import { looksLikeHtml, type SourceFormat, toBody } from './to-html.ts'

const body = (text: string, format: SourceFormat = 'html', leaveOutLists = false) => {
  const made = toBody(text, format, leaveOutLists)
  if (!made.ok) throw new Error(`expected a body, got ${made.error.code}`)
  return made.value
}

describe('what does not belong on the terminal is gone', () => {
  test.each([
    ['<p>a</p><script>alert(1)</script>', 'html'],
    ['<p onclick="alert(1)" style="x:expression(alert(1))" id="alert(1)">a</p>', 'html'],
    ['<a href="javascript:alert(1)">a</a>', 'html'],
    ['<p>a<img src=x onerror=alert(1)></p>', 'html'],
    ['<p>a</p><style>p{background:url(alert(1))}</style>', 'html'],
    ['<iframe srcdoc="<script>alert(1)</script>"></iframe><p>a</p>', 'html'],
    ['<svg onload=alert(1)><text>alert(1)</text></svg><p>a</p>', 'html'],
    ['<p>a</p><!-- alert(1) -->', 'html'],
    ['<math><mtext></p><style><a title="</style><img src=x onerror=alert(1)>"></mtext></math><p>a</p>', 'html'],
    ['<table><td><form action=alert(1)>a<button formaction=alert(1)></form></table>', 'html'],
    ['a [b](javascript:alert(1))', 'markdown'],
    ['a\n\n<script>alert(1)</script>', 'markdown'],
    ['a <b onmouseover="alert(1)">b</b> ![x](alert(1))', 'markdown'],
  ] as const)('%s', (text, format) => {
    const { html, text: plain } = body(text, format)
    expect(html).not.toMatch(/alert|javascript:|<(?:script|style|iframe|svg|img|a|form|button)|\son\w+=/i)
    expect(plain).toMatch(/^a/)
  })

  test('the words of a link and of emphasis stay, and what went is counted', () => {
    const made = body('看[原文](https://example.org)和**重点**。![图](a.png)<script>x</script>', 'markdown')
    expect(made.text).toBe('看原文和重点。')
    expect(made.dropped).toEqual({ images: 1, links: 1, scripts: 1 })
  })

  test('nothing to read is no document', () => {
    for (const text of ['<script>x</script>', '<p> </p>', '<img src=x>'])
      expect(toBody(text, 'html', false)).toMatchObject({ error: { code: 'empty-text' } })
  })

  test('plain text is words and never markup', () => {
    expect(body('<b>低保</b> & co\r\n\r\n第二段', 'plain')).toMatchObject({
      html: '<p>&#x3C;b>低保&#x3C;/b> &#x26; co</p><p>第二段</p>',
    })
  })

  test('R6: a tick box stays as a character, ticked or not', () => {
    expect(body('- [x] 同意公开\n- [ ] 不同意公开', 'markdown').text).toBe('☑ 同意公开\n□ 不同意公开')
    expect(body('<p><input type="checkbox" checked>同意<input type=checkbox>不同意<input type=text value=x></p>').text).toBe(
      '☑同意□不同意',
    )
  })
})

describe('tables', () => {
  test('a lying span is clipped, a true one stays', () => {
    const { html } = body(
      '<table><tr><td colspan="1000000000" rowspan="65534">a</td><td colspan="3" rowspan="0">b</td><td colspan="-2">c</td><td colspan="x">d</td></tr></table>',
    )
    expect(html).not.toMatch(/1000000000|65534|-2/)
    expect(html).toContain('colspan="3"')
    expect(html.match(/(?:col|row)span="(\d+)"/g)?.every((span) => Number(/\d+/.exec(span)?.[0]) <= 100)).toBe(true)
  })

  test('a fragment that begins with a row keeps its cells', () => {
    expect(body('<tr><td>姓名</td><td>金额</td></tr>').html).toContain('<td>姓名</td>')
  })

  test.each([
    ['<p>公示说明</p><table><tr><td>张某某</td></tr></table>', 'html'],
    ['<p>公示说明</p><section><div><table><tr><td>张某某</td></tr></table></div></section>', 'html'],
    ['<p>公示说明</p><blockquote><ul><li>张某某</li></ul></blockquote>', 'html'],
    ['<p>公示说明</p><dl><dt>张某某</dt></dl>', 'html'],
    ['<div>公示说明<tr><td>某</td></tr></div><center><table><tr><td>张某某</td></tr></table></center>', 'html'],
    ['公示说明\n\n| 姓名 |\n|---|\n| 张某某 |', 'markdown'],
    ['公示说明\n\n> | 姓名 |\n> |---|\n> | 张某某 |', 'markdown'],
    ['公示说明\n\n1. 张某某\n2. 李某某', 'markdown'],
  ] as const)('F17: names of a 公示 are on the page and not in the searched text: %s', (text, format) => {
    const made = body(text, format, true)
    expect(made.html).toContain('张某某')
    expect(made.text).toContain('公示说明')
    expect(made.text).not.toContain('张某某')
    expect(body(text, format, false).text).toContain('张某某')
  })
})

describe('hostile nesting ends within two seconds, with a finding and no crash', () => {
  const LEVELS = 10_000
  test.each([
    ['<div>', 'html', '<div>'.repeat(LEVELS)],
    ['<b>', 'html', '<b>a '.repeat(LEVELS)],
    ['<table><tr><td>', 'html', '<table><tr><td>'.repeat(LEVELS)],
    ['<div> in Markdown', 'markdown', '<div>'.repeat(LEVELS)],
    ['>', 'markdown', '>'.repeat(LEVELS)],
    ['> with blanks', 'markdown', '>   '.repeat(LEVELS)],
    ['- - -', 'markdown', '- '.repeat(LEVELS)],
    ['1. 1. 1.', 'markdown', '1. '.repeat(LEVELS)],
    ['> - 1. mixed', 'markdown', '> - 1. '.repeat(LEVELS)],
    ['lists that indent', 'markdown', Array.from({ length: 1000 }, (_, i) => `${'  '.repeat(i)}- x`).join('\n')],
    ['lists that indent by tabs', 'markdown', Array.from({ length: 1000 }, (_, i) => `${'\t'.repeat(i)}- x`).join('\n')],
    ['[[[[', 'markdown', '['.repeat(LEVELS)],
    ['****', 'markdown', `${'*'.repeat(LEVELS)}x`],
    ['a table whose short rows fill up', 'markdown', `${'|a'.repeat(3000)}|\n${'|-'.repeat(3000)}|\n${'|b|\n'.repeat(3000)}`],
  ] as const)('%s', (_, format, text) => {
    const started = performance.now()
    expect(toBody(`${text}低保`, format, false)).toMatchObject({ ok: false, error: { code: 'too-complex' } })
    expect(performance.now() - started).toBeLessThan(2000)
  })

  test('what a real document does is let through: six levels of lists, a rule of dashes, a wide table', () => {
    const lists = Array.from({ length: 6 }, (_, i) => `${'  '.repeat(i)}- 第${i}层`).join('\n')
    const table = `${'|列'.repeat(40)}|\n${'|-'.repeat(40)}|\n${`${'|1'.repeat(40)}|\n`.repeat(30)}`
    expect(body(`${lists}\n\n${'-'.repeat(200)}\n\n${'* '.repeat(20)}\n\n${table}`, 'markdown').text).toContain('第5层')
  })
})

test('a .txt that is a page’s source is told from prose that mentions a tag', () => {
  expect(looksLikeHtml('<div><p>低保</p></div><table><tr><td>1</td></tr></table>')).toBe(true)
  expect(looksLikeHtml('写网页要用 <p> 和 <div> 两种标记。')).toBe(false)
  expect(looksLikeHtml(`${'<p>'.repeat(8)}${'正文'.repeat(5000)}`)).toBe(false)
})
