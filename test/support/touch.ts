// Touches the page as a finger does, in a browser and in Electron alike: real touch events from the browser's own input, no mouse.
import type { CDPSession, Locator, Page } from 'playwright-core'

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
  await target.click({ trial: true })
  const box = await target.boundingBox()
  if (box === null) throw new Error('expected something to touch')
  await touchAt(target.page(), box.x + box.width / 2, box.y + box.height / 2)
}

/** Touches a place, whatever stands there by then. */
export async function touchAt(page: Page, x: number, y: number): Promise<void> {
  const cdp = await session(page)
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] })
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
}
