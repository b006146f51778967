// Every screen a visitor can come to, and the way there by touch from the home page. Used by axe, by the pictures and by the audit.
import type { Page } from 'playwright-core'
import type { SubmissionKind } from '../../shared/requests/form.ts'
import { currentForm } from '../../shared/requests/forms.ts'
import { fillAndSubmit, fillPages, goOn, shownOf } from './fill-pages.ts'
import { filledForm } from './filled-forms.ts'
import { keyboardScreens } from './keyboard-screens.ts'
import { READING_SCREENS, type Screen, tap } from './reading-screens.ts'
import { touch, touchIfThere } from './touch.ts'

/** Back to the home page in whatever state the last screen was left. */
export async function goHome(page: Page): Promise<void> {
  for (let tries = 0; tries < 4; tries += 1) {
    if (await page.getByTestId('key-close').isVisible()) await tap(page, 'key-close')
    if (await page.getByTestId('help-call').isVisible()) await touch(page.locator('[data-testid=help-is-there]:visible'))
    if (await page.getByTestId('search-clear').isVisible()) await tap(page, 'search-clear')
    if (await page.getByTestId('zone-query').first().isVisible()) break
    // The page may have gone on meanwhile, and another thing stand where the button was.
    const ways = ['leave-form', 'home', 'back'].map((id) => page.getByTestId(id).first())
    for (const way of ways) if (await touchIfThere(way)) break
    await page.waitForTimeout(50)
  }
  await page.getByTestId('zone-query').first().waitFor()
}

async function search(page: Page, term: string): Promise<void> {
  await page.getByTestId('search-input').fill(term)
  await tap(page, 'search-button')
  await page.locator('[data-testid=hit], .other-ways').first().waitFor()
}

/** The way to a form; those about a document go through it. */
export async function openForm(page: Page, kind: SubmissionKind): Promise<void> {
  switch (kind) {
    case 'consultation':
      await tap(page, 'zone-service')
      return await tap(page, 'open-consultation')
    case 'disclosure-request':
      await tap(page, 'zone-request')
      return await tap(page, 'open-disclosure-request')
    case 'rating':
      return await tap(page, 'rating')
    case 'feedback':
      await tap(page, 'spotlight')
      return await tap(page, 'open-feedback')
    case 'opinion':
      await tap(page, 'opinion-call')
      await touch(page.locator('[data-testid=listed]:has(.tag-good)').first())
      return await tap(page, 'open-opinion')
    case 'sign-up':
      await tap(page, 'event')
      await touch(page.locator('[data-testid=listed]:has(.tag-good)').first())
      return await tap(page, 'open-sign-up')
  }
}

async function check(page: Page, kind: SubmissionKind): Promise<void> {
  await openForm(page, kind)
  await fillPages(page, currentForm(kind), filledForm(kind, '想问一件事'))
  await page.getByTestId('submit').waitFor()
}

export const SCREENS: readonly Screen[] = [
  { name: 'home', open: async () => undefined },
  {
    name: 'suggestions',
    open: async (page) => {
      await page.getByTestId('search-input').fill('qnbt')
      await page.getByTestId('suggestion').first().waitFor()
    },
  },
  { name: 'search', open: (page) => search(page, '补贴') },
  { name: 'search-also', open: (page) => search(page, '低保') },
  { name: 'search-nothing', open: (page) => search(page, '航天飞机') },
  ...['query', 'request', 'service', 'interpretation'].map((zone) => ({
    name: `zone-${zone}`,
    open: async (page: Page) => {
      await tap(page, `zone-${zone}`)
      await page.getByTestId('listed').first().waitFor()
    },
  })),
  ...['library', 'publicity', 'directory', 'gazette'].map((kind) => ({
    name: `list-${kind}`,
    open: async (page: Page) => {
      await tap(page, 'zone-query')
      await tap(page, `kind-${kind}`)
      await page.getByTestId('listed').first().waitFor()
    },
  })),
  {
    name: 'topic',
    open: async (page) => {
      await tap(page, 'zone-query')
      await tap(page, 'kind-directory')
      await tap(page, 'topic')
      await page.getByTestId('listed').first().waitFor()
    },
  },
  ...['opinion-call', 'event', 'faq'].map((shortcut) => ({
    name: `shortcut-${shortcut}`,
    open: async (page: Page) => {
      await tap(page, shortcut)
      await page.getByTestId('listed').first().waitFor()
    },
  })),
  ...READING_SCREENS,
  {
    name: 'form-notice',
    open: async (page) => {
      await openForm(page, 'consultation')
      await shownOf(page, ['next', 'read-on']).waitFor()
    },
  },
  {
    name: 'form-choice',
    open: async (page) => {
      await openForm(page, 'consultation')
      await goOn(page)
    },
  },
  {
    name: 'form-words',
    open: async (page) => {
      await openForm(page, 'consultation')
      await goOn(page)
      await tap(page, 'option-subject-pension')
      await goOn(page)
      await page.getByTestId('field-question').waitFor()
    },
  },
  {
    name: 'form-mistakes',
    open: async (page) => {
      await openForm(page, 'disclosure-request')
      await tap(page, 'option-matter-information')
      await goOn(page)
      await goOn(page)
      await tap(page, 'option-applicantKind-person')
      await goOn(page)
      await goOn(page)
      await page.getByTestId('error-summary').waitFor()
    },
  },
  {
    name: 'form-elsewhere',
    open: async (page) => {
      await openForm(page, 'disclosure-request')
      await tap(page, 'option-matter-complaint')
      await goOn(page)
      await page.getByTestId('elsewhere').waitFor()
    },
  },
  {
    name: 'form-rating',
    open: async (page) => {
      await openForm(page, 'rating')
      await page.getByTestId('option-grade-satisfied').waitFor()
    },
  },
  { name: 'form-check', open: (page) => check(page, 'disclosure-request') },
  {
    name: 'form-leave',
    open: async (page) => {
      await check(page, 'consultation')
      await tap(page, 'home')
      await page.getByTestId('leave-question').waitFor()
    },
  },
  {
    name: 'receipt',
    open: async (page) => {
      await openForm(page, 'disclosure-request')
      await fillAndSubmit(page, currentForm('disclosure-request'), filledForm('disclosure-request', '2026年修路的账'))
    },
  },
  {
    name: 'first-use',
    open: async (page) => {
      await tap(page, 'first-use')
      await page.getByTestId('first-use-page').waitFor()
    },
  },
  {
    name: 'help-call',
    open: async (page) => {
      await tap(page, 'ask-for-help')
      await page.locator('[data-testid=call-state][data-told]').waitFor()
    },
  },
  { name: 'my-receipts', open: (page) => tap(page, 'my-receipts') },
  ...keyboardScreens({ openForm, tap }),
]
