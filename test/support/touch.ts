// Touches the page as a finger does, in a browser and in Electron alike: real touch events from the browser's own input, no mouse.
import type { CDPSession, JSHandle, Locator, Page } from 'playwright-core'

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
  await touchAtRest(target, false)
}

/** False when another thing has taken its place meanwhile, as the page's way on does when the page turns by itself: before the touch or under the finger. */
export async function touchIfThere(target: Locator): Promise<boolean> {
  if (!(await target.isVisible())) return false
  return await touchAtRest(target, true)
}

interface Place {
  readonly x: number
  readonly y: number
}

/** True when the touch met the thing. */
async function touchAtRest(target: Locator, givesUp: boolean): Promise<boolean> {
  const page = target.page()
  const seen = await atRest(target, givesUp)
  const place = await seen.evaluate((found) => found.place)
  if (place === undefined) return false
  const recent = recentTouch(page)
  if (recent !== undefined && Math.hypot(recent.x - place.x, recent.y - place.y) < NEAR_PX)
    await page.waitForTimeout(APART_MS - (performance.now() - recent.at))
  await touchAt(page, place.x, place.y)
  lastTouch.set(page, { ...place, at: performance.now() })
  // A page that the touch itself took away can no longer be asked: it was there.
  return await seen.evaluate(whenAnswered, ANSWERED_WITHIN_MS).catch(() => true)
}

/** A touch that was meant for nothing is no press: it is not waited for longer. */
const ANSWERED_WITHIN_MS = 150

/** What a page saw of a touch. */
interface Seen {
  /** Undefined when the thing gave way before. */
  readonly place: Place | undefined
  /** Resolves when the press that comes of the touch was handled. */
  readonly pressed: Promise<void>
  onTarget: boolean
}

/** Until the page that the touch leads to is drawn: the one before stays meanwhile (renderer/terminal/state/way.ts). Runs in the page. */
async function whenAnswered(seen: Seen, withinMs: number): Promise<boolean> {
  await Promise.race([seen.pressed, new Promise((late) => setTimeout(late, withinMs))])
  const frame = () => new Promise((drawn) => requestAnimationFrame(drawn))
  do await frame()
  while (document.documentElement.hasAttribute('data-going'))
  return seen.onTarget
}

/** The last touch, while another beside it would be the same. */
function recentTouch(page: Page): (Place & { readonly at: number }) | undefined {
  const last = lastTouch.get(page)
  return last !== undefined && performance.now() - last.at < APART_MS ? last : undefined
}

/**
 * The middle of a thing that is enabled, still, and on top; a quarter of it where the last touch was too near its middle. Not Playwright's own trial: it lets the page see a press that nobody made.
 * `givesUp`: without a place once it is inert, instead of waiting until it no longer is.
 */
async function atRest(target: Locator, givesUp: boolean): Promise<JSHandle<Seen>> {
  const recent = recentTouch(target.page())
  return await target.evaluateHandle(
    (element, { leaves, away, nearPx }) =>
      new Promise<Seen>((resolve) => {
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
        const found = (place: Place | undefined) => {
          const seen: Seen = {
            place,
            onTarget: false,
            pressed: new Promise((pressed) => {
              // After all that listens: what the press does is done by then.
              window.addEventListener('click', () => queueMicrotask(() => pressed()), { once: true })
            }),
          }
          window.addEventListener(
            'pointerdown',
            ({ target: hit }) => {
              seen.onTarget = hit instanceof Node && (element.contains(hit) || hit.contains(element))
            },
            { capture: true, once: true },
          )
          resolve(seen)
        }
        const look = () => {
          const box = element.getBoundingClientRect()
          const spots = spotsOf(box)
          const [middle] = spots
          const still = `${box.x} ${box.y} ${box.width} ${box.height}` === last
          last = `${box.x} ${box.y} ${box.width} ${box.height}`
          if (leaves && element.closest('[inert]') !== null) found(undefined)
          else if (still && middle !== undefined && isOnTop(middle) && !element.matches(':disabled'))
            found(spots.find((spot) => isApart(spot) && isOnTop(spot)) ?? middle)
          else requestAnimationFrame(look)
        }
        look()
      }),
    { leaves: givesUp, away: recent && { x: recent.x, y: recent.y }, nearPx: NEAR_PX },
  )
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
