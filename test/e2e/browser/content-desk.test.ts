// The content desk as a new user meets it, by keyboard alone, on a small and a large screen: a Word file in, reviewed by two others, signed by a fourth,
// on the terminal within one poll, withdrawn and gone from it again; axe on every page, nothing under 14 px, nothing running over.
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { browserShell, type Shell } from '../../support/browser.ts'
import { type AtTheConsole, atTheConsole } from '../../support/console-page.ts'

const SIZES = [
  { width: 1366, height: 768, begin: 'new-document', title: '冬季用水通知' },
  { width: 1920, height: 1080, begin: 'new-urgent', title: '暴雪停课应急通知' },
] as const
const WORD_FILE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const SENTENCE = '入冬以后请用温水浇水表，不要用开水。'
const PHONE = '值班电话：13812345678'

/** axe looks at every page, twice in each size. */
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 })

let shell: Shell
beforeAll(async () => {
  shell = await browserShell()
})
afterAll(() => shell.close())

async function wordFile(): Promise<Buffer> {
  const row = (...cells: string[]) =>
    new TableRow({ children: cells.map((text) => new TableCell({ children: [new Paragraph(text)] })) })
  const children = [
    new Paragraph(SENTENCE),
    new Paragraph(PHONE),
    new Table({ rows: [row('村', '时间'), row('石桥村', '上午')] }),
  ]
  return Buffer.from(await Packer.toBuffer(new Document({ sections: [{ children }] })))
}

/** One poll of the terminal, now; then whether it shows the document. */
async function onTerminal(id: string): Promise<number> {
  await shell.page.evaluate(() => fetch('/api/sync', { method: 'POST', body: '{}' }))
  return await shell.page.evaluate(async (document) => (await fetch(`/api/documents/${document}`)).status, id)
}
const spotlight = () => shell.page.evaluate(async () => await (await fetch('/api/spotlight')).text())

describe.each(SIZES)('at $width x $height', ({ width, height, begin, title }) => {
  let office: Page
  let at: AtTheConsole
  let id = ''
  const errors: string[] = []

  beforeAll(async () => {
    office = await shell.consolePage({ width, height })
    office.on('pageerror', (error) => errors.push(error.message))
    // From the start: a dialog that opens before the page's driver listens is answered by nobody.
    office.on('filechooser', async (chooser) => {
      await chooser.setFiles({ name: `${title}.docx`, mimeType: WORD_FILE, buffer: await wordFile() })
    })
    at = atTheConsole(office)
  })
  const looksRight = async (what: string) => {
    await at.expectAccessible(what)
    await at.expectFits(what)
  }
  /** Signs in and opens the one document that waits for this person. */
  const openAs = async (name: string) => {
    await at.signIn(name, shell.passwordOf(name))
    await at.press('nav-desk')
    await office.getByTestId('desk-table').waitFor()
    await looksRight(`list of ${name}`)
    await at.type('find-title', title)
    await at.press('open-document')
    await office.getByTestId('steps').waitFor()
  }
  const stageIs = (stage: string) => expect.poll(() => at.text('stage')).toBe(stage)

  test('the editor hands in a Word file, reads what the check says, and passes it on', async () => {
    await at.signIn('editor', shell.passwordOf('editor'))
    await at.press('nav-desk')
    await at.press(begin)
    await looksRight('empty form')
    await at.press('save-draft')
    await office.getByTestId('error-summary').waitFor()
    expect(await at.text('error-summary')).toContain('请选择要上传的文件')
    await looksRight('form with what is missing')
    await at.press('file')
    await expect.poll(() => at.text('file-state')).toContain('已上传')
    expect(await office.getByTestId('field-title').inputValue()).toBe(title)
    await at.press('save-draft')
    await office.getByTestId('steps').waitFor()
    expect(await at.text('reviewed-text')).toContain(SENTENCE)
    // The remark stands in the row of its sentence.
    const row = office.locator('.beside-row', { has: office.getByTestId('finding-mobile-number') })
    expect(await row.locator('.document-text').textContent()).toContain(PHONE)
    expect(await row.locator('mark').textContent()).toContain('13812345678')
    await looksRight('checked draft')
    await at.press('step-submit')
    await stageIs('待内容审核')
    await at.signOut()
  })

  test('the content reviewer sees it as the terminal will show it, gives a reason for the warning and passes it', async () => {
    await openAs('reviewer')
    await at.tabTo('tab-text')
    await office.keyboard.press('ArrowRight')
    const frame = office.frameLocator('[data-testid="preview-frame"]')
    await frame.getByTestId('reader').waitFor()
    expect(await frame.getByTestId('reader').textContent()).toContain(SENTENCE)
    await looksRight('preview')
    // The reader in the frame does not take the focus: the arrow still turns the tabs.
    expect(await at.focused()).toBe('tab-preview')
    await office.keyboard.press('ArrowLeft')
    expect(await office.getByTestId('step-pass-content').isDisabled()).toBe(true)
    await at.type('finding-reason', '值班手机，对外公布')
    await looksRight('reason')
    await at.press('step-pass-content')
    await stageIs('待保密审查')
    // Four eyes: the same person may not go on.
    expect(await at.text('failure')).toContain('请换一位同事办理')
    await at.signOut()
  })

  test('another reviewer passes it for secrecy, the publisher signs, and it is on the terminal within one poll', async () => {
    await openAs('secrecy')
    expect(await at.text('finding-mobile-number')).toContain('值班手机，对外公布')
    await at.press('step-pass-secrecy')
    await stageIs('待签发')
    await at.signOut()
    await openAs('publisher')
    await at.press('step-sign')
    await looksRight('signing')
    await at.press('confirm-sign')
    await stageIs('已发布')
    expect(await at.text('step-content')).toContain('内容审核员（演示）')
    expect(await at.text('step-secrecy')).toContain('保密审查员（演示）')
    await looksRight('published')
    await at.press('back-to-desk')
    await at.press('show-published')
    await office.getByTestId('desk-row').first().waitFor()
    id = (await office.locator('[data-testid="desk-row"]', { hasText: title }).getAttribute('data-document')) ?? ''
    await expect.poll(() => onTerminal(id), { timeout: 20_000 }).toBe(200)
    expect((await spotlight()).includes(title)).toBe(begin === 'new-urgent')
  })

  test('the publisher withdraws it, and it is gone from the terminal', async () => {
    await at.press('open-document')
    await at.press('step-withdraw')
    await at.type('step-reason', '内容有误，另行发布')
    await looksRight('withdrawing')
    await at.press('confirm-withdraw')
    await stageIs('已撤回')
    await expect.poll(() => onTerminal(id), { timeout: 20_000 }).toBe(404)
    await at.tabTo('tab-text')
    await office.keyboard.press('ArrowRight')
    await office.keyboard.press('ArrowRight')
    await office.getByTestId('happened').waitFor()
    for (const kind of ['saved', 'submitted', 'content-passed', 'secrecy-passed', 'signed', 'published', 'withdrawn'])
      expect(await office.getByTestId(`event-${kind}`).count()).toBe(1)
    await looksRight('what happened')
  })

  test('the quarterly check archives in one step; directory and gazette begin as drafts; every language fits', async () => {
    await at.press('back-to-desk')
    await at.tabTo('tab-files')
    await office.keyboard.press('ArrowRight')
    await office.getByTestId('self-check-table').waitFor()
    await looksRight('quarterly check')
    const over = office.locator('[data-testid="self-check-line"]', { has: office.getByTestId('archive') }).first()
    const archived = (await over.getAttribute('data-document')) ?? ''
    await over.getByTestId('archive').focus()
    await office.keyboard.press('Enter')
    await expect.poll(() => at.text('self-check-done'), { timeout: 20_000 }).toContain('已处理')
    await expect.poll(() => office.locator(`[data-document="${archived}"]`).count()).toBe(0)
    await expect.poll(() => onTerminal(archived), { timeout: 20_000 }).toBe(404)
    await at.press('nav-charts')
    await office.getByTestId('chart-ages').waitFor()
    await looksRight('charts')
    await at.signOut()
    await at.signIn('editor', shell.passwordOf('editor'))
    await at.press('nav-desk')
    for (const language of ['ko', 'en', 'zh-CN']) {
      await at.press(`language-${language}`)
      await office.getByTestId('new-document').waitFor()
      await at.press('show-all')
      await at.expectFits(`${language} list`)
    }
    await at.tabTo('tab-files')
    await office.keyboard.press('ArrowLeft')
    await office.getByTestId('compile-directory').waitFor()
    await looksRight('directory and gazette')
    await at.press('compile-directory')
    expect(await office.getByTestId('pasted-text').inputValue()).toContain('| 索引号 | 名称 |')
    await at.press('save-draft')
    await office.getByTestId('steps').waitFor()
    expect(await office.getByTestId('reviewed-text').locator('table').count()).toBeGreaterThan(3)
    await looksRight('directory as a draft')
    expect(errors).toEqual([])
  })
})
