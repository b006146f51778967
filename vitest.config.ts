// One runner for every kind of test; build/test.ts runs them folder by folder.
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './build/longest-first.ts'

export default defineConfig({
  test: {
    include: ['{shared,platform,hub,electron,renderer,build}/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
    globalSetup: ['test/support/run-folder.ts'],
    // One more than there are cores: most of them start processes and wait for them. More than a few would need too much memory.
    maxWorkers: Math.min(4, availableParallelism() + 1),
    sequence: { sequencer: LongestFirst },
    testTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
    hookTimeout: 60_000,
    env: {
      LANG: 'C.UTF-8',
      TZ: 'Asia/Shanghai',
      // Hundreds of processes are started: each finds what the first has compiled.
      NODE_COMPILE_CACHE: join(import.meta.dirname, '.cache', 'compiled'),
    },
  },
})
