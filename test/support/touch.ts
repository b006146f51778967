// Touches the page as a finger does, in a browser and in Electron alike: real touch events from the browser's own input, no mouse.
import type { CDPSession, Locator, Page } from 'playwright-core'

/** Two touches at one place within this time are one for the page: a person who means both waits as long. */
const APART_MS = 450
const NEAR_PX = 60
const lastTouch = new WeakMap<Page, { x: number; y: number; at: number }>()

const sessions = new WeakMap<Page, Promise<CDPSession>>()

function session(page: Page): Promise<CDPSession> {
  const open = sessions.get(page) ?? start(page)
  sessions.set(page, open)
  return open
}

async function start(page: Page): Promise<CDPSession> {
  const opened = await page.context().newCDPSession(page)
  await opened.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 1 })
  return opened
}

/** Waits until the thing can be touched, brings it into sight, and touches its middle. */
export async function touch(target: Locator): Promise<void> {
  const page = target.page()
  const place = await restingPlace(target)
  const before = lastTouch.get(page)
  const wait = before === undefined ? 0 : APART_MS - (performance.now() - before.at)
  if (before !== undefined && wait > 0 && Math.hypot(before.x - place.x, before.y - place.y) < NEAR_PX)
    await page.waitForTimeout(wait)
  await touchAt(page, place.x, place.y)
  lastTouch.set(page, { ...place, at: performance.now() })
}

/**
 * The middle of a thing that is enabled, still, and on top. Not Playwright's own trial: it lets the page see a press that nobody made.
 */
async function restingPlace(target: Locator): Promise<{ x: number; y: number }> {
  await target.waitFor()
  await target.scrollIntoViewIfNeeded()
  const ready = await target.evaluateHandle(
    (element) =>
      new Promise<{ x: number; y: number }>((resolve) => {
        let last = ''
        const look = () => {
          const box = element.getBoundingClientRect()
          const x = box.x + box.width / 2
          const y = box.y + box.height / 2
          const top = document.elementFromPoint(x, y)
          const onTop = top !== null && (element.contains(top) || top.contains(element))
          const still = `${x} ${y}` === last
          last = `${x} ${y}`
          if (still && onTop && !element.matches(':disabled')) resolve({ x, y })
          else requestAnimationFrame(look)
        }
        look()
      }),
  )
  return await ready.jsonValue()
}

/** Touches a place, whatever stands there by then. */
export async function touchAt(page: Page, x: number, y: number): Promise<void> {
  const cdp = await session(page)
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] })
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
}

/** A finger that comes down, goes along, and leaves. */
export async function drag(page: Page, points: readonly { readonly x: number; readonly y: number }[]): Promise<void> {
  const cdp = await session(page)
  for (const [at, { x, y }] of points.entries())
    await cdp.send('Input.dispatchTouchEvent', { type: at === 0 ? 'touchStart' : 'touchMove', touchPoints: [{ x, y }] })
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
}
