// Touches the page as a finger does, in a browser and in Electron alike: real touch events from the browser's own input, no mouse.
import type { CDPSession, Locator, Page } from 'playwright-core'

/**
 * Two touches at one place within this time are one for the page (renderer/terminal/frame/double-press.ts). A person who means both
 * waits as long, or touches another spot of the button: so do we, the latter where the button has room for it.
 */
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
  await target.waitFor()
  await target.scrollIntoViewIfNeeded()
  const place = await restingPlace(target, false)
  if (place !== undefined) await touchOnce(target.page(), place)
}

/** False when another thing has taken its place meanwhile, as the page's way on does when the page turns by itself: before the touch or under the finger. */
export async function touchIfThere(target: Locator): Promise<boolean> {
  if (!(await target.isVisible())) return false
  const place = await restingPlace(target, true)
  if (place === undefined) return false
  const watch = await target.evaluateHandle((element) => {
    const seen = { onTarget: false }
    const look = ({ target: hit }: Event) => {
      seen.onTarget = hit instanceof Node && (element.contains(hit) || hit.contains(element))
    }
    window.addEventListener('pointerdown', look, { capture: true, once: true })
    return seen
  })
  await touchOnce(target.page(), place)
  // A page that the touch itself took away can no longer be asked: it was there.
  return await watch.evaluate(({ onTarget }) => onTarget).catch(() => true)
}

interface Place {
  readonly x: number
  readonly y: number
}

async function touchOnce(page: Page, place: Place): Promise<void> {
  const recent = recentTouch(page)
  if (recent !== undefined && Math.hypot(recent.x - place.x, recent.y - place.y) < NEAR_PX)
    await page.waitForTimeout(APART_MS - (performance.now() - recent.at))
  await touchAt(page, place.x, place.y)
  lastTouch.set(page, { ...place, at: performance.now() })
  await whenShown(page)
}

/** Until the page that the touch leads to is drawn: the one before stays meanwhile (renderer/terminal/state/way.ts). A page that went with the touch has nothing to wait for. */
async function whenShown(page: Page): Promise<void> {
  await page
    .evaluate(
      () =>
        new Promise<void>((shown) => {
          const look = () => {
            if (document.documentElement.hasAttribute('data-going')) requestAnimationFrame(look)
            else shown()
          }
          requestAnimationFrame(look)
        }),
    )
    .catch(() => undefined)
}

/** The last touch, while another beside it would be the same. */
function recentTouch(page: Page): (Place & { readonly at: number }) | undefined {
  const last = lastTouch.get(page)
  return last !== undefined && performance.now() - last.at < APART_MS ? last : undefined
}

/**
 * The middle of a thing that is enabled, still, and on top; a quarter of it where the last touch was too near its middle. Not Playwright's own trial: it lets the page see a press that nobody made.
 * `givesUp`: undefined once it is inert, instead of waiting until it no longer is.
 */
async function restingPlace(target: Locator, givesUp: boolean): Promise<Place | undefined> {
  const recent = recentTouch(target.page())
  const ready = await target.evaluateHandle(
    (element, { leaves, away, nearPx }) =>
      new Promise<Place | undefined>((resolve) => {
        let last = ''
        const spotsOf = (box: DOMRect): Place[] =>
          [
            [0.5, 0.5],
            [0.25, 0.5],
            [0.75, 0.5],
            [0.5, 0.25],
            [0.5, 0.75],
          ].map(([across = 0, down = 0]) => ({ x: box.x + box.width * across, y: box.y + box.height * down }))
        const isOnTop = ({ x, y }: Place) => {
          const top = document.elementFromPoint(x, y)
          return top !== null && (element.contains(top) || top.contains(element))
        }
        const isApart = ({ x, y }: Place) => away === undefined || Math.hypot(away.x - x, away.y - y) >= nearPx
        const look = () => {
          const box = element.getBoundingClientRect()
          const spots = spotsOf(box)
          const [middle] = spots
          const still = `${box.x} ${box.y} ${box.width} ${box.height}` === last
          last = `${box.x} ${box.y} ${box.width} ${box.height}`
          if (leaves && element.closest('[inert]') !== null) resolve(undefined)
          else if (still && middle !== undefined && isOnTop(middle) && !element.matches(':disabled'))
            resolve(spots.find((spot) => isApart(spot) && isOnTop(spot)) ?? middle)
          else requestAnimationFrame(look)
        }
        look()
      }),
    { leaves: givesUp, away: recent && { x: recent.x, y: recent.y }, nearPx: NEAR_PX },
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
