// Types on the terminal's own keyboard as a finger does: pinyin with candidates, characters by hand, hangul, digits and marks. By touch only.

import { pinyin } from 'pinyin-pro'
import type { Locator, Page } from 'playwright-core'
import { templateSource } from '../../build/ime/build-strokes.ts'
import type { Script } from '../../shared/typing/field-keys.ts'
import { drag, touch, touchAt } from './touch.ts'

/** Turns of the candidates until a character has come. */
const CANDIDATE_PAGES_MAX = 12
const HAN = /^\p{Script=Han}/u

export type Write = (field: Locator, text: string) => Promise<void>

const key = (page: Page, name: string) => page.locator(`[data-testid="key-${name}"]`)

/** A key may be pressed again at once. */
export async function pressKey(page: Page, name: string): Promise<void> {
  const box = await key(page, name).boundingBox()
  if (box === null) throw new Error(`expected the key ${name}`)
  await touchAt(page, box.x + box.width / 2, box.y + box.height / 2)
}

/** Touches the field and waits for its keys. */
export async function openKeys(field: Locator): Promise<void> {
  await touch(field)
  await field.page().getByTestId('keyboard').waitFor()
}

/** In the first field of a session the question is answered; later the script's key is pressed. */
export async function writeIn(page: Page, script: Script): Promise<void> {
  const board = page.getByTestId('keyboard')
  await board.waitFor()
  const now = await board.getAttribute('data-keyboard')
  if (now === script) return
  if (now === 'question') {
    const offered = page.getByTestId(`choose-${script}`)
    if (await offered.isVisible()) await touch(offered)
    else {
      await touch(page.getByTestId('choose-pinyin'))
      await touch(key(page, script))
    }
  } else await touch(key(page, script))
  await page.locator(`[data-testid="keyboard"][data-keyboard="${script}"]`).waitFor()
}

/** Writes into a field of any kind in one script. */
export function inScript(script: Script): Write {
  return async (field, text) => {
    const page = field.page()
    await openKeys(field)
    if ((await field.getAttribute('data-keys')) !== 'words') return await typeSigns(page, text)
    await writeIn(page, script)
    for (const run of runsOf(text)) {
      if (!isOf(script, run)) await typeMarks(page, run)
      else if (script === 'pinyin') await typePinyin(page, run)
      else if (script === 'handwriting') await typeByHand(page, run)
      else if (script === 'hangul') await typeHangul(page, run)
      else await typeSigns(page, run)
    }
  }
}

function runsOf(text: string): string[] {
  return text.match(/\p{Script=Han}+|\p{Script=Hangul}+|[a-z]+|[^\p{Script=Han}\p{Script=Hangul}a-z]+/gu) ?? []
}

function isOf(script: Script, run: string): boolean {
  if (script === 'hangul') return /^\p{Script=Hangul}/u.test(run)
  return script === 'english' ? /^[a-z]/.test(run) : HAN.test(run)
}

/** Keys that write themselves. */
async function typeSigns(page: Page, text: string): Promise<void> {
  for (const sign of text) await pressKey(page, sign === ' ' ? 'space' : sign)
}

async function typeMarks(page: Page, text: string): Promise<void> {
  await pressKey(page, 'marks')
  await page.locator('[data-testid="keyboard"][data-keyboard="marks"]').waitFor()
  await typeSigns(page, text)
  await pressKey(page, 'words')
  await key(page, 'marks').waitFor()
}

/** The whole phrase in one go, then whichever candidate stands for the most of it, until all is there. */
async function typePinyin(page: Page, text: string): Promise<void> {
  for (const letter of pinyin(text, { toneType: 'none', type: 'array', v: true }).join('')) await pressKey(page, letter)
  let left = text
  while (left !== '') {
    const before = await page.getByTestId('typed-letters').textContent()
    await touch(
      await candidateFor(page, left, (rest) => {
        left = rest
      }),
    )
    await page.waitForFunction((head) => document.querySelector('[data-testid="typed-letters"]')?.textContent !== head, before)
  }
}

/** The longest candidate that `text` begins with. */
async function candidateFor(page: Page, text: string, taken: (rest: string) => void): Promise<Locator> {
  for (let turn = 0; turn < CANDIDATE_PAGES_MAX; turn += 1) {
    await page.getByTestId('candidate').first().waitFor()
    const found = await page.getByTestId('candidate').allTextContents()
    const [longest] = found.filter((one) => text.startsWith(one)).sort((a, b) => b.length - a.length)
    if (longest !== undefined) {
      taken(text.slice(longest.length))
      return page.getByTestId('candidate').getByText(longest, { exact: true })
    }
    await touch(page.getByTestId('candidates-after'))
  }
  throw new Error(`expected a candidate for ${text}`)
}

/** Each character along the middle lines of its strokes, then the candidate for it. */
async function typeByHand(page: Page, text: string): Promise<void> {
  for (const character of text) {
    const pad = await page.getByTestId('writing-pad').boundingBox()
    if (pad === null) throw new Error('expected the field to write in')
    const size = Math.min(pad.width, pad.height) * 0.9
    const [left, top] = [pad.x + (pad.width - size) / 2, pad.y + (pad.height - size) / 2]
    for (const stroke of templateSource(character).strokes)
      await drag(
        page,
        stroke.map(({ x, y }) => ({ x: left + (x / 1024) * size, y: top + (y / 1024) * size })),
      )
    await touch(page.getByTestId('candidate').getByText(character, { exact: true }))
    await page.getByTestId('candidate').first().waitFor({ state: 'detached' })
  }
}

const INITIALS = [...'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ']
const VOWELS = [...'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ']
const FINALS = ['', ...'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ']
const TWO_PRESSES: Readonly<Record<string, string>> = {
  ...{ ㅘ: 'ㅗㅏ', ㅙ: 'ㅗㅐ', ㅚ: 'ㅗㅣ', ㅝ: 'ㅜㅓ', ㅞ: 'ㅜㅔ', ㅟ: 'ㅜㅣ', ㅢ: 'ㅡㅣ', ㄳ: 'ㄱㅅ', ㄵ: 'ㄴㅈ', ㄶ: 'ㄴㅎ' },
  ...{ ㄺ: 'ㄹㄱ', ㄻ: 'ㄹㅁ', ㄼ: 'ㄹㅂ', ㄽ: 'ㄹㅅ', ㄾ: 'ㄹㅌ', ㄿ: 'ㄹㅍ', ㅀ: 'ㄹㅎ', ㅄ: 'ㅂㅅ' },
}
const SHIFTED = /[ㄲㄸㅃㅆㅉㅒㅖ]/
const FIRST_SYLLABLE = 0xac00

async function typeHangul(page: Page, text: string): Promise<void> {
  for (const syllable of text) {
    const at = (syllable.codePointAt(0) ?? FIRST_SYLLABLE) - FIRST_SYLLABLE
    const [initial, vowel, final] = [INITIALS[Math.floor(at / 588)], VOWELS[Math.floor((at % 588) / 28)], FINALS[at % 28]]
    for (const jamo of [initial, vowel, final].flatMap((one = '') => [...(TWO_PRESSES[one] ?? one)])) {
      if (SHIFTED.test(jamo)) {
        await pressKey(page, 'doubles')
        await key(page, jamo).waitFor()
      }
      await pressKey(page, jamo)
    }
  }
}
