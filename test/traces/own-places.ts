// Every place that a program of the terminal could write to, in one folder of the test's own: home, temporary files, runtime files, data, logs.
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface OwnPlaces {
  readonly folder: string
  /** A folder in it, made. */
  at(name: string): string
  readonly env: Readonly<Record<string, string>>
  /** All of it, and what a browser has of this test in shared memory. */
  roots(): string[]
  remove(): void
}

/** Where browsers keep shared memory and the browser shell its profiles. */
const MEMORY = '/dev/shm'
const OF_BROWSERS = /^(zwgk-profile-|\.?org\.chromium|\.?com\.google)/

export function ownPlaces(): OwnPlaces {
  const folder = mkdtempSync(join(tmpdir(), 'zwgk-traces-'))
  const before = new Set(inMemory())
  const at = (name: string) => {
    const path = join(folder, name)
    mkdirSync(path, { recursive: true, mode: 0o700 })
    return path
  }
  return {
    ...{ folder, at },
    env: {
      ...{ HOME: at('home'), TMPDIR: at('tmp'), XDG_RUNTIME_DIR: at('run') },
      ...{ XDG_CONFIG_HOME: at('home/.config'), XDG_CACHE_HOME: at('home/.cache'), XDG_DATA_HOME: at('home/.local/share') },
    },
    roots: () => [folder, ...inMemory().filter((path) => !before.has(path))],
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  }
}

function inMemory(): string[] {
  try {
    return readdirSync(MEMORY)
      .filter((name) => OF_BROWSERS.test(name))
      .map((name) => join(MEMORY, name))
  } catch {
    // No such folder on this system.
    return []
  }
}
