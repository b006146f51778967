// A page of the console under a hand that has a keyboard alone; axe, what runs over, and what is too small to read.
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

export interface AtTheConsole {
  /** Presses Tab until the focus is on the element, and expects to see that it is there. */
  tabTo(testId: string): Promise<void>
  press(testId: string): Promise<void>
  /** Test id of what has the focus. */
  focused(): Promise<string>
  type(testId: string, words: string): Promise<void>
  text(testId: string): Promise<string>
  signIn(name: string, password: string): Promise<void>
  signOut(): Promise<void>
  expectAccessible(what: string): Promise<void>
  /** Nothing scrolls sideways, and no text is under 14 px. */
  expectFits(what: string): Promise<void>
}

const FOCUSES_AT_MOST = 160
/** The announcer of react-aria keeps what it has just said for some seconds, when the button it spoke of may be gone. */
const ANNOUNCER = '[data-live-announcer]'
/** The terminal's reader has its own tests (axe.test.ts). */
const PREVIEW = '[data-testid="preview-frame"]'

export function atTheConsole(page: Page): AtTheConsole {
  const at: AtTheConsole = {
    async tabTo(testId) {
      for (let pressed = 0; pressed < FOCUSES_AT_MOST; pressed += 1) {
        const focus = await page.evaluate(() => {
          const { activeElement } = document
          return {
            id: activeElement?.getAttribute('data-testid') ?? '',
            outline: activeElement === null ? '' : getComputedStyle(activeElement).outlineStyle,
          }
        })
        if (focus.id === testId) {
          expect({ testId, outline: focus.outline }).not.toEqual({ testId, outline: 'none' })
          return
        }
        await page.keyboard.press('Tab')
      }
      throw new Error(`expected Tab to come to ${testId}`)
    },
    async press(testId) {
      await page.getByTestId(testId).first().waitFor()
      await at.tabTo(testId)
      await page.keyboard.press('Enter')
    },
    focused: () => page.evaluate(() => document.activeElement?.getAttribute('data-testid') ?? ''),
    async type(testId, words) {
      await at.tabTo(testId)
      await page.keyboard.insertText(words)
    },
    text: async (testId) => (await page.getByTestId(testId).first().textContent()) ?? '',
    async signIn(name, password) {
      await page.getByTestId('name').waitFor()
      await at.type('name', name)
      await at.type('password', password)
      await page.keyboard.press('Enter')
      await page.getByTestId('sign-out').waitFor()
    },
    async signOut() {
      await at.press('sign-out')
      await page.getByTestId('name').waitFor()
    },
    async expectAccessible(what) {
      const { violations } = await new AxeBuilder({ page }).exclude(ANNOUNCER).exclude(PREVIEW).analyze()
      const found = violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html.slice(0, 160)) }))
      expect({ what, found }).toEqual({ what, found: [] })
    },
    async expectFits(what) {
      const wrong = await page.evaluate(() => {
        const frames = [...document.querySelectorAll('main, main *, header, nav')]
        const over = frames.filter(
          (element) => element.scrollWidth > element.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(element).overflowX),
        )
        const small = frames.filter(
          (element) => element.textContent !== '' && Number.parseFloat(getComputedStyle(element).fontSize) < 14,
        )
        return { over: over.map(({ className }) => className), small: small.map(({ className }) => className) }
      })
      expect({ what, ...wrong }).toEqual({ what, over: [], small: [] })
    },
  }
  return at
}
