// The pictures of the manuals, taken of the running demo town as staff and office see it: `node test/manual-pictures.ts docs/pictures`. Sentences about them stand in docs/manuals.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { currentForm } from '../shared/requests/forms.ts'
import { browserShell, type Shell } from './support/browser.ts'
import { zwgk } from './support/command.ts'
import { fillAndSubmit } from './support/fill-pages.ts'
import { filledForm } from './support/filled-forms.ts'
import { goHome, SCREENS } from './support/screens.ts'
import { touch } from './support/touch.ts'

const PINS = { staff: '719304', maintenance: '482617' } as const
const CONSOLE = { width: 1366, height: 768 }
const SHEET = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const AUDIT_WITHIN_MS = 900_000
const SENT_WITHIN_MS = 30_000

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('expected a folder for the pictures')
mkdirSync(folder, { recursive: true })
const shell = await browserShell()
const { page } = shell
page.setDefaultTimeout(30_000)
const tap = (id: string) => touch(page.getByTestId(id).first())
const kept = (name: string, of: Page = page) => of.screenshot({ path: join(folder, `${name}.png`), scale: 'css' })

await withPins(shell)
await visitor()
await window_()
await office()
await inspector()
await shell.close()

async function withPins({ folder: place, stopTerminal, restartTerminal }: Shell): Promise<void> {
  await stopTerminal()
  for (const [role, pin] of Object.entries(PINS)) {
    const file = join(place, `pin-${role}`)
    writeFileSync(file, `${pin}\n`)
    const names = role === 'staff' ? ['--names', '某甲,某乙'] : []
    const set = zwgk(['pin', role, '--data', join(place, 'terminal'), '--pin-file', file, ...names])
    if (set.exit !== 0) throw new Error(set.log)
  }
  await restartTerminal()
  await page.getByTestId('spotlight').waitFor({ timeout: 60_000 })
}

async function enter(role: keyof typeof PINS): Promise<void> {
  await goHome(page)
  await tap('staff-enter')
  if (role === 'maintenance') await tap('to-maintenance')
  await page.getByTestId('pin-page').waitFor()
  for (const digit of PINS[role]) await tap(`digit-${digit}`)
}

/** For the card on the wall. */
async function visitor(): Promise<void> {
  for (const name of ['keyboard-question', 'reader-aloud', 'take-guide', 'form-check']) {
    const screen = SCREENS.find((one) => one.name === name)
    if (screen === undefined) throw new Error(`expected a screen called ${name}`)
    await goHome(page)
    await screen.open(page)
    await kept(`visitor-${name}`)
  }
}

async function window_(): Promise<void> {
  await goHome(page)
  await tap('zone-request')
  await tap('open-disclosure-request')
  await fillAndSubmit(page, currentForm('disclosure-request'), filledForm('disclosure-request', '2026年取暖补贴发放标准'))
  await enter('staff')
  await page.getByTestId('tray-row').waitFor()
  await kept('window-tray')
  await tap('tray-row')
  await page.getByTestId('staff-item').waitFor()
  await kept('window-item')
  await tap('back')
  // By the registers: the tray asks for the day's check on working days alone.
  await tap('registers')
  await tap('register-daily-check')
  await page.getByTestId('all-right').waitFor()
  await kept('window-daily-check')
  await tap('back')
  await tap('back')
  await tap('fill-for-person')
  await touch(page.getByTestId('by').filter({ hasText: '某乙' }))
  await kept('window-filling')
  await goHome(page)
}

async function office(): Promise<void> {
  const desk = await shell.consolePage(CONSOLE)
  desk.setDefaultTimeout(30_000)
  const press = (id: string) => desk.getByTestId(id).first().click()
  const signIn = async (name: string) => {
    await desk.getByTestId('name').fill(name)
    await desk.getByTestId('password').fill(shell.passwordOf(name))
    await desk.keyboard.press('Enter')
    await desk.getByTestId('sign-out').waitFor()
  }
  const { Document, Packer, Paragraph } = await import('docx')
  const words = ['入冬以后请用温水浇水表，不要用开水。', '值班电话：13812345678']
  const buffer = await Packer.toBuffer(new Document({ sections: [{ children: words.map((text) => new Paragraph(text)) }] }))
  desk.on('filechooser', (chooser) =>
    chooser.setFiles({ name: '冬季用水通知.docx', mimeType: SHEET, buffer: Buffer.from(buffer) }),
  )
  await signIn('editor')
  await press('nav-desk')
  await desk.getByTestId('desk-table').waitFor()
  await kept('office-desk', desk)
  await press('new-document')
  await press('file')
  await desk.getByTestId('file-state').filter({ hasText: '已上传' }).waitFor()
  await press('save-draft')
  await desk.getByTestId('finding-mobile-number').first().waitFor()
  await kept('office-findings', desk)
  await press('sign-out')
  await signIn('officer')
  await press('nav-inbox')
  await desk.getByTestId('inbox-row').first().waitFor()
  await kept('office-inbox', desk)
  await press('open')
  await desk.getByTestId('confirm-day').click()
  await desk.getByTestId('clock-reasons').locator('summary').click()
  await desk.getByTestId('clock-reasons').scrollIntoViewIfNeeded()
  await kept('office-clock', desk)
  await opinionsOf(desk)
  await press('sign-out')
  await signIn(shell.login().name)
  await press('nav-terminals')
  await desk.getByTestId('command-sync').waitFor()
  await kept('office-terminals', desk)
}

/** Somebody gives an opinion at the terminal; at the office it is being decided on. */
async function opinionsOf(desk: Page): Promise<void> {
  await goHome(page)
  await tap('opinion-call')
  await touch(page.locator('[data-testid=listed]:has(.tag-good)').first())
  await tap('open-opinion')
  const answers = filledForm('opinion', '建议把卫生室的取药窗口也列进去。')
  await fillAndSubmit(page, currentForm('opinion'), answers)
  await desk.getByTestId('nav-inbox').click()
  const row = desk.getByTestId('inbox-row').filter({ hasText: '意见' })
  for (const end = Date.now() + SENT_WITHIN_MS; (await row.count()) === 0 && Date.now() < end; ) {
    await page.evaluate(() => fetch('/api/sync', { method: 'POST', body: '{}' }))
    await desk.getByTestId('refresh').click()
    await desk.waitForTimeout(500)
  }
  await row.getByTestId('open').click()
  await desk.getByTestId('to-call').click()
  await desk.getByTestId('choose-opinion').click()
  await desk.getByTestId('verdict-adopted').click()
  await kept('office-opinions', desk)
}

async function inspector(): Promise<void> {
  await enter('maintenance')
  await tap('task-report')
  await tap('audit-start')
  await page.getByTestId('report').waitFor({ timeout: AUDIT_WITHIN_MS })
  await page.getByTestId('audit-progress').waitFor({ state: 'hidden' })
  await kept('inspector-report')
}
