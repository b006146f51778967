// The page that is looked at. Chromium now and then loses a frame and draws nothing more on that page, while its program runs on (F67): what was under way begins anew on another page.
import type { Page } from 'playwright-core'

/** Whole steps of a slow machine take some seconds. */
const STEP_WITHIN_MS = 60_000
const TRIES = 3

/** Thrown out of a look: from within a generator there is no other way to its caller. */
export class StoppedDrawing extends Error {}

export class LookedAtPage {
  readonly #open: () => Promise<Page>
  #page: Page

  private constructor(open: () => Promise<Page>, page: Page) {
    this.#open = open
    this.#page = page
  }

  static async of(open: () => Promise<Page>): Promise<LookedAtPage> {
    return new LookedAtPage(open, await open())
  }

  /** `use` is called again, on another page, when this one has stopped drawing: it gives back all that it finds. Throws `StoppedDrawing` when each of three pages did. */
  async look<Found>(use: (page: Page) => Promise<Found>): Promise<Found> {
    for (let left = TRIES; left > 0; left -= 1) {
      try {
        return await use(this.#page)
      } catch (error) {
        if (!(error instanceof StoppedDrawing || isLatePhotograph(error))) throw error
        await this.#page.context().close()
        this.#page = await this.#open()
      }
    }
    throw new StoppedDrawing()
  }
}

/** A photograph that never comes is the same fault. Its class is in the driver, which is read only when pages are run. */
function isLatePhotograph(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError'
}

/** Throws `StoppedDrawing` when `step` has not ended by then. */
export async function within<Value>(step: Promise<Value>, withinMs = STEP_WITHIN_MS): Promise<Value> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StoppedDrawing()), withinMs)
  })
  try {
    return await Promise.race([step, late])
  } finally {
    clearTimeout(timer)
    // Its page is closed under it.
    step.catch(() => undefined)
  }
}
