// A visitor at an installed terminal: opens the pages on the address that waits for a window, looks at home, sends a form. Says what it saw as one JSON line.
import { readFileSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { findChromium } from '../../electron/browser/chromium.ts'
import { windowNewsSchema } from '../../electron/browser/window-news.ts'
import { callEndpoint, type Fetch } from '../../shared/api/endpoint.ts'
import { terminalApi } from '../../shared/api/terminal.ts'
import { filledForm } from '../support/filled-forms.ts'

const [addressFile = '', picture = ''] = process.argv.slice(2)
const { home } = windowNewsSchema.parse(JSON.parse(readFileSync(addressFile, 'utf8')))
const executablePath = findChromium()
if (executablePath === undefined) throw new Error('expected a Chromium (Debian: chromium)')
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
const page = await (await browser.newContext({ viewport: { width: 1080, height: 1920 }, hasTouch: true })).newPage()
await page.goto(home)
await page.getByTestId('search-input').waitFor()
const title = await page.locator('body').textContent()
await page.screenshot({ path: picture })
const fetcher: Fetch = async (request) => {
  const asked = { path: new URL(request.url).pathname, method: request.method, body: await request.text() }
  const answered = await page.evaluate(async ({ path, method, body }) => {
    const init = body === '' ? { method } : { method, body, headers: { 'content-type': 'application/json' } }
    const response = await fetch(path, init)
    return { status: response.status, text: await response.text() }
  }, asked)
  return new Response(answered.text, { status: answered.status })
}
const form = await callEndpoint(fetcher, 'http://terminal', terminalApi.openForm, { kind: 'consultation' })
const sent = form.ok
  ? await callEndpoint(fetcher, 'http://terminal', terminalApi.submit, {
      ...{ ...form.value, kind: 'consultation' as const },
      answers: filledForm('consultation', '装好以后的第一件咨询'),
    })
  : form
await browser.close()
process.stdout.write(
  `${JSON.stringify({ title: title ?? '', ...(sent.ok ? { receipt: sent.value.number } : { error: sent.error.code }) })}\n`,
)
