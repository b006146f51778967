// The order of the test files: those that take minutes first, so that no worker is left with one of them when the others have ended.
// Vitest knows by itself how long each took last time; on a machine that has never run them it would take the largest files first.
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** By what was measured. A wrong place here costs time and nothing else. */
const TAKE_MINUTES = [
  ...['browser/axe', 'browser/long-words', 'browser/ways', 'browser/audit', 'browser/take-away', 'browser/keyboard'],
  ...['electron/ways', 'electron/session-traces', 'electron/keyboard', 'electron/recovery'],
  ...['integration/exactly-once', 'integration/outbox-faults', 'integration/stick-only-life', 'integration/duty'],
]

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const long = TAKE_MINUTES.flatMap((name) => sorted.filter(({ moduleId }) => moduleId.endsWith(`/${name}.test.ts`)))
    return [...long, ...sorted.filter((file) => !long.includes(file))]
  }
}
