// What `zwgk audit` asks of the running pages, one step at a time, so that it can take a picture of what stands there before it goes on.
// A file of its own beside the pages: it shares their state, and nothing of it is loaded until somebody asks.
import type { MeasuredScreen } from '../../../shared/standard/shown/measured.ts'
import { type WalkOptions, walk } from './walk.ts'

let under: AsyncGenerator<MeasuredScreen, void> | undefined

export function begin(options: WalkOptions): void {
  under = walk(options)
}

/** The next page as measured; undefined when all has been seen, and the terminal is as it was. */
export async function next(): Promise<MeasuredScreen | undefined> {
  const step = await under?.next()
  return step === undefined || step.done === true ? undefined : step.value
}
