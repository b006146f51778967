// A visitor whose every word can be told from all others: what they write, search, copy and have read aloud at a terminal, by touch and the terminal's own keyboard.
import { randomInt } from 'node:crypto'
import type { CDPSession, Page } from 'playwright-core'
import { isResidentIdNumber } from '../../shared/requests/form.ts'
import { currentForm } from '../../shared/requests/forms.ts'
import { fakeVoices } from '../support/fake-voice.ts'
import { fillAndSubmit } from '../support/fill-pages.ts'
import { filledForm } from '../support/filled-forms.ts'
import { goHome, openForm, SCREENS } from '../support/screens.ts'
import { touch } from '../support/touch.ts'
import { inScript, type Write } from '../support/typing.ts'
import type { Marks } from './search-traces.ts'

export interface MarkedVisitor {
  readonly marks: Marks
  /** A whole 依申请公开, typed; the page then shows the receipt. Its query code becomes a mark too. */
  submit(page: Page): Promise<void>
  search(page: Page): Promise<void>
  /** Has a document read aloud and leaves it in the middle of a sentence: the words that were being said. They stand in the files of documents, too. */
  listen(page: Page): Promise<string>
  /** A question begun and left. */
  begin(page: Page): Promise<void>
  /** The words of the home page's search, copied by an attached keyboard. */
  copy(page: Page): Promise<void>
}

/** Characters that stand in no text of the demo town. */
const RARE = [...'爨麤灪虪齾龗籲驫鱻麣']
const LETTERS = 'bcdfghjkqvwxz'
/** Region of no place. */
const REGION = '000000'
const CHECK_DIGITS = [...'0123456789X']

export function markedVisitor(): MarkedVisitor {
  const word = () => Array.from({ length: 10 }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  const idBody = `${REGION}1950${String(randomInt(1, 13)).padStart(2, '0')}${String(randomInt(1, 29)).padStart(2, '0')}${String(randomInt(1000)).padStart(3, '0')}`
  const marks: Record<string, string> = {
    name: Array.from({ length: 4 }, () => RARE[randomInt(RARE.length)]).join(''),
    'id number': CHECK_DIGITS.map((digit) => `${idBody}${digit}`).find(isResidentIdNumber) ?? '',
    phone: `000-555${String(randomInt(10_000)).padStart(4, '0')}`,
    ...{ words: word(), search: word(), begun: word(), copied: word() },
  }
  const mark = (name: string) => marks[name] ?? ''
  return {
    marks,
    async submit(page) {
      await openForm(page, 'disclosure-request')
      const answers = { ...filledForm('disclosure-request', mark('words')), name: mark('name'), phone: mark('phone') }
      const whole = { ...answers, idNumber: mark('id number') }
      const { queryCode } = await fillAndSubmit(page, currentForm('disclosure-request'), whole, byOwnKeyboard)
      marks['query code'] = queryCode
      marks['query code, as kept'] = queryCode.replaceAll(/\s/g, '')
    },
    async search(page) {
      await page.getByTestId('search-input').fill(mark('search'))
      await touch(page.getByTestId('search-button'))
      await page.getByText(mark('search')).first().waitFor()
      await goHome(page)
    },
    async listen(page) {
      await SCREENS.find(({ name }) => name === 'reader-policy')?.open(page)
      const voice = await fakeVoices(page, [{ lang: 'zh-CN' }])
      await touch(page.getByTestId('listen'))
      await page.getByTestId('listen-pause').and(page.locator(':not([data-pending])')).waitFor()
      // The title stands on other pages as well.
      await voice.finish()
      const words = (await voice.said())[1]
      if (words === undefined || !(await voice.speaks())) throw new Error('expected a second sentence to be said')
      await goHome(page)
      if (await voice.speaks()) throw new Error('expected silence after the document was left')
      return words
    },
    async begin(page) {
      await openForm(page, 'consultation')
      await touch(page.getByTestId('next'))
      await touch(page.getByTestId('option-subject-pension'))
      await touch(page.getByTestId('next'))
      await inScript('english')(page.getByTestId('field-question'), mark('begun'))
    },
    async copy(page) {
      const field = page.getByTestId('search-input')
      await field.fill(mark('copied'))
      await field.focus()
      await page.keyboard.press('Control+A')
      await page.keyboard.press('Control+C')
    },
  }
}

/** What it can write: letters, digits and their marks. Rare characters come all at once. */
const byOwnKeyboard: Write = (field, text) => (/^[ -~]+$/.test(text) ? inScript('english')(field, text) : field.fill(text))

/** Marks of an earlier visitor that the page now holds: on the screen, in its fields and storage, in its memory. */
export async function marksInPage(page: Page, marks: Marks): Promise<string[]> {
  const seen = await page.evaluate(async () => {
    const fields = [...document.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value)
    const stored = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), JSON.stringify(await indexedDB.databases())]
    return [document.documentElement.outerHTML, ...fields, ...stored].join('\n')
  })
  const cdp = await page.context().newCDPSession(page)
  const memory = await memoryOf(cdp)
  await cdp.detach()
  return Object.entries(marks)
    .filter(([, text]) => `${seen}\n${memory}`.includes(text))
    .map(([name]) => name)
}

/** All strings of the page's memory, after a collection of what nothing refers to. */
async function memoryOf(cdp: CDPSession): Promise<string> {
  const parts: string[] = []
  cdp.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => parts.push(chunk))
  await cdp.send('HeapProfiler.enable')
  await cdp.send('HeapProfiler.collectGarbage')
  await cdp.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  return (JSON.parse(parts.join('')) as { strings: string[] }).strings.join('\n')
}
