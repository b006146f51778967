// One runner for every kind of test; build/test.ts runs them folder by folder.
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{shared,platform,hub,electron,renderer,build}/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
    globalSetup: ['test/support/run-folder.ts'],
    // Whole processes are started and killed in many of them; two cores.
    maxWorkers: 2,
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
