// 朗读 as a person hears it, with a voice that only pretends: title, then sentence by sentence, marked and turned to; and silent as soon as nobody listens.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { browserShell, type Shell } from '../../support/browser.ts'
import { type FakeVoice, fakeVoices } from '../../support/fake-voice.ts'
import { goHome, SCREENS } from '../../support/screens.ts'
import { touch } from '../../support/touch.ts'

const LANGUAGE_IS_BACK = 'html[lang="zh-CN"]'
const SILENT_WITHIN_MS = 200

let shell: Shell
let page: Page
beforeAll(async () => {
  shell = await browserShell()
  page = shell.page
  await page.getByTestId('zone-query').waitFor({ timeout: 30_000 })
}, 120_000)
afterAll(() => shell.close())
beforeEach(async () => {
  await page.reload()
  await goHome(page)
})

async function openPolicy(): Promise<void> {
  await SCREENS.find(({ name }) => name === 'reader-policy')?.open(page)
}

async function listen(): Promise<FakeVoice> {
  await openPolicy()
  const voice = await fakeVoices(page, [{ lang: 'en-US' }, { lang: 'zh-CN', network: true }, { lang: 'zh-CN' }])
  await touch(page.getByTestId('listen'))
  await expect.poll(() => voice.said()).toEqual(['青禾镇冬季取暖补贴发放办法'])
  await expect.poll(() => marked()).toBe('青禾镇冬季取暖补贴发放办法')
  return voice
}

/** Seconds of nothing, as a file that every browser plays. */
function silentWave(seconds: number): Buffer {
  const rate = 8_000
  const head = Buffer.alloc(44)
  head.write('RIFF', 0, 'latin1')
  head.writeUInt32LE(36 + 2 * rate * seconds, 4)
  head.write('WAVEfmt ', 8, 'latin1')
  for (const [at, value] of [
    [16, 16],
    [24, rate],
    [28, 2 * rate],
    [40, 2 * rate * seconds],
  ] as const)
    head.writeUInt32LE(value, at)
  for (const [at, value] of [
    [20, 1],
    [22, 1],
    [32, 2],
    [34, 16],
  ] as const)
    head.writeUInt16LE(value, at)
  head.write('data', 36, 'latin1')
  return Buffer.concat([head, Buffer.alloc(2 * rate * seconds)])
}

/** The words that are marked on the page. */
const marked = () => page.evaluate(() => [...(CSS.highlights.get('said-now') ?? [])].map(String).join('').replace(/\s/g, ''))

test('title, then sentence by sentence, each marked and its page turned to; numbers in words; to the end, then silent', async () => {
  const voice = await listen()
  const pager = page.locator('.pager-middle p')
  const shown = new Set<string>()
  for (let sentence = 0; sentence < 200 && (await voice.speaks()); sentence += 1) {
    await expect.poll(() => marked()).not.toBe('')
    shown.add((await pager.textContent()) ?? '')
    await voice.finish()
  }
  const said = await voice.said()
  expect(said.length).toBeGreaterThan(20)
  expect(said.join('')).not.toMatch(/\d/)
  expect(said.join('')).toContain('二零二六年第二十七号')
  expect(shown.size).toBeGreaterThan(1)
  expect(await voice.speaks()).toBe(false)
  expect(await marked()).toBe('')
  await page.getByTestId('listen').waitFor()
})

test('暂停 is silent, 继续 begins the sentence again; louder and softer are heard at once, up to their ends', async () => {
  const voice = await listen()
  await voice.finish()
  await expect.poll(async () => (await voice.said()).length).toBe(2)
  await expect.poll(() => marked()).not.toBe('青禾镇冬季取暖补贴发放办法')
  await touch(page.getByTestId('listen-pause'))
  await expect.poll(() => voice.speaks()).toBe(false)
  await touch(page.getByTestId('listen-resume'))
  await expect.poll(async () => (await voice.said()).length).toBe(3)
  const [, second, again] = await voice.said()
  expect(again).toBe(second)
  expect(await voice.volume()).toBe(0.75)
  await touch(page.getByTestId('listen-louder'))
  await expect.poll(() => voice.volume()).toBe(1)
  expect(await page.getByTestId('listen-louder').isDisabled()).toBe(true)
  await touch(page.getByTestId('listen-quieter'))
  await expect.poll(() => voice.volume()).toBe(0.75)
  await touch(page.getByTestId('listen-stop'))
  await expect.poll(() => voice.speaks()).toBe(false)
})

describe('with audio that came with the document', () => {
  const SENTENCES = [
    { in: 'title', from: 0, until: 13, startsMs: 0, endsMs: 400 },
    { in: 'text', from: 0, until: 12, startsMs: 700, endsMs: 20_000 },
  ]
  const withAudio = async (audio: Buffer) => {
    await page.route(/\/api\/documents\/heating-subsidy-2026$/, async (route) => {
      const answer = await route.fetch()
      await route.fulfill({ response: answer, json: { ...(await answer.json()), speech: { sentences: SENTENCES } } })
    })
    await page.route(/\/api\/documents\/heating-subsidy-2026\/speech$/, (route) =>
      route.fulfill({ contentType: 'audio/wav', body: audio }),
    )
    await openPolicy()
    // Its player is no part of the page's tree.
    await page.evaluate(() => {
      class Player extends window.Audio {
        constructor(source?: string) {
          super(source)
          Object.assign(window, { player: this })
        }
      }
      Object.assign(window, { Audio: Player })
    })
    const voice = await fakeVoices(page, [{ lang: 'zh-CN' }])
    await touch(page.getByTestId('listen'))
    return voice
  }
  const plays = () => page.evaluate(() => !(window as unknown as { player: HTMLAudioElement }).player.paused)
  afterEach(async () => {
    await page.unrouteAll()
  })

  test('it is played, its sentences are marked as they are said, and it ends with the page (F10)', async () => {
    const voice = await withAudio(silentWave(20))
    await expect.poll(() => marked()).toBe('青禾镇冬季取暖补贴发放办法')
    await expect.poll(() => marked()).toContain('各村民委员会')
    expect(await plays()).toBe(true)
    await touch(page.getByTestId('listen-pause'))
    await expect.poll(plays).toBe(false)
    await touch(page.getByTestId('listen-resume'))
    await expect.poll(plays).toBe(true)
    await touch(page.getByTestId('home'))
    await expect.poll(plays).toBe(false)
    expect(await voice.said()).toEqual([])
  })

  test('that is no audio, the voice of this machine says it', async () => {
    const voice = await withAudio(Buffer.from('<html>no sound</html>'))
    await expect.poll(() => voice.said()).toEqual(['青禾镇冬季取暖补贴发放办法'])
  })
})

describe('without a voice of this machine for the language it says so, and where to go', () => {
  test.each([
    ['none at all', []],
    ['only one of a server', [{ lang: 'zh-CN', network: true }]],
    ['only one of another language', [{ lang: 'en-US' }, { lang: 'zh-HK' }]],
  ])('%s', async (_what, voices) => {
    await openPolicy()
    const voice = await fakeVoices(page, voices)
    await touch(page.getByTestId('listen'))
    await page.getByTestId('listen-unable').waitFor()
    expect(await page.getByTestId('listen-unable').textContent()).toContain('请到窗口')
    expect(await voice.said()).toEqual([])
    await touch(page.getByTestId('listen-understood'))
    await page.getByTestId('listen-unable').waitFor({ state: 'detached' })
  })

  test('one that never begins (R24)', async () => {
    await openPolicy()
    const voice = await fakeVoices(page, [{ lang: 'zh-CN', mute: true }])
    await touch(page.getByTestId('listen'))
    await page.getByTestId('listen-unable').waitFor({ timeout: 10_000 })
    expect(await voice.speaks()).toBe(false)
  })
})

describe('F10: the voice is silent within 200 ms, and stays so', () => {
  // Measured in the page, from the touch to the voice's silence: the way from the test to the browser is not counted.
  const silentAfter = async (act: () => Promise<void>) => {
    await page.evaluate(() => {
      const times = { touched: Number.NaN, silent: Number.NaN }
      Object.assign(window, { times })
      const synthesis = window.speechSynthesis
      const cancel = synthesis.cancel.bind(synthesis)
      addEventListener('pointerup', () => (times.touched = performance.now()), { capture: true })
      synthesis.cancel = () => {
        cancel()
        times.silent = performance.now()
      }
    })
    await act()
    await expect
      .poll(() => page.evaluate(() => (window.speechSynthesis as unknown as { speaks(): boolean }).speaks()))
      .toBe(false)
    const { touched, silent } = await page.evaluate(
      () => (window as unknown as { times: { touched: number; silent: number } }).times,
    )
    expect(silent - touched).toBeLessThan(SILENT_WITHIN_MS)
  }

  test.each([
    ['首页', 'home'],
    ['返回', 'back'],
    ['another language', 'language-ko'],
    ['another tab', 'tab-interpretations'],
    ['a form about the document', 'open-consultation'],
  ])('%s', async (_what, testId) => {
    const voice = await listen()
    await silentAfter(() => touch(page.getByTestId(testId)))
    const before = (await voice.said()).length
    await voice.finish()
    expect(await voice.said()).toHaveLength(before)
    expect(await marked()).toBe('')
  })

  test('the idle question that nobody answers: silent before the page is loaded anew, and on the home page', async () => {
    await page.clock.install()
    await page.reload()
    await goHome(page)
    await openPolicy()
    const voice = await fakeVoices(page, [{ lang: 'zh-CN' }])
    await touch(page.getByTestId('listen'))
    await page.clock.runFor(100)
    await expect.poll(() => voice.speaks()).toBe(true)
    await page.clock.runFor(100)
    // Who listens touches nothing: no question while a sentence is said.
    expect(await page.getByTestId('still-here').isVisible()).toBe(false)
    await touch(page.getByTestId('listen-pause'))
    await page.clock.runFor(125_000)
    await page.getByTestId('still-here').waitFor()
    const loaded = page.waitForEvent('load')
    await page.clock.runFor(31_000)
    await loaded
    await page.locator(LANGUAGE_IS_BACK).waitFor()
    await page.getByTestId('zone-query').waitFor()
    expect(await page.evaluate(() => window.speechSynthesis.speaking)).toBe(false)
  })
})

test('the controls take no room from the text: the row is as high while it is read, in every language and size', async () => {
  for (const [width, height] of [
    [1080, 1920],
    [1920, 1080],
    [1366, 768],
  ] as const) {
    await page.setViewportSize({ width, height })
    for (const language of ['zh-CN', 'ko', 'en']) {
      for (const large of [false, true]) {
        await page.reload()
        await goHome(page)
        await touch(page.getByTestId(`language-${language}`))
        if (large) await touch(page.getByTestId('large'))
        await openPolicy()
        const heights = await page.evaluate(() => {
          const height = (selector: string) => document.querySelector(selector)?.getBoundingClientRect().height ?? Number.NaN
          const whole = height('.pager-room')
          const slot = document.querySelector<HTMLElement>('.pager-slot')
          const controls = document.querySelector<HTMLElement>('.pager-room > div')
          if (slot !== null) slot.style.display = 'none'
          if (controls !== null) controls.style.display = 'none'
          return { whole, alone: height('.pager-room') }
        })
        expect({ width, language, large, ...heights }).toEqual({
          width,
          language,
          large,
          whole: heights.alone,
          alone: heights.alone,
        })
      }
    }
  }
}, 180_000)
