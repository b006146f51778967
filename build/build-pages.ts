// Builds what is bundled: the pages, the Electron shell, the programs of the browser shell. Only when their sources have changed since the last time.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadMessages } from '../platform/messages.ts'
import { projectFolder } from '../platform/paths.ts'
import { sourceHash } from './source-hash.ts'

const PROJECT = projectFolder()
export const PAGES = join(PROJECT, 'dist', 'renderer')
export const ELECTRON_MAIN = join(PROJECT, 'dist', 'electron', 'main.cjs')

interface Bundle {
  readonly config: string
  readonly sources: readonly string[]
  /** A file whose presence shows that the bundle is there. */
  readonly product: string
}

const PAGE_BUNDLE: Bundle = {
  config: 'renderer/vite.config.ts',
  sources: [
    'renderer',
    'shared',
    'assets/locales',
    'assets/handwriting',
    'assets/fonts',
    'build/fonts',
    'build/ime',
    'package-lock.json',
  ],
  product: 'dist/renderer/terminal/index.html',
}

const SHELL_BUNDLE: Bundle = {
  config: 'electron/vite.config.ts',
  sources: ['electron', 'platform', 'shared', 'package-lock.json'],
  product: 'dist/electron/main.cjs',
}

const BROWSER_BUNDLE: Bundle = {
  config: 'electron/browser/vite.config.ts',
  sources: ['electron', 'platform', 'shared', 'package-lock.json'],
  product: 'dist/browser/main.mjs',
}

/** What goes with the pages. */
const WITH = { nothing: [], electron: [SHELL_BUNDLE], browser: [BROWSER_BUNDLE] } as const

/** Builds the pages, and the programs of a shell, where they are missing or stale. `say` is called once before the first build. */
export function ensureBuilt(say: () => void, shell: keyof typeof WITH = 'nothing'): void {
  let said = false
  for (const bundle of [PAGE_BUNDLE, ...WITH[shell]]) {
    const stamp = join(PROJECT, 'dist', `${bundle.config.replaceAll('/', '-')}.stamp`)
    const hash = sourceHash(bundle.sources)
    if (existsSync(stamp) && existsSync(join(PROJECT, bundle.product)) && readFileSync(stamp, 'utf8') === hash) continue
    if (!said) say()
    said = true
    const vite = join(PROJECT, 'node_modules', 'vite', 'bin', 'vite.js')
    const built = spawnSync(process.execPath, [vite, 'build', '--config', bundle.config, '--logLevel', 'warn'], {
      cwd: PROJECT,
      stdio: ['ignore', 2, 2],
    })
    if (built.status !== 0) process.exit(2)
    writeFileSync(stamp, hash)
  }
}

/** Folder of the pages, built when they have to be, for a command that says so on standard error. */
export function builtPages(): string {
  ensureBuilt(() => process.stderr.write(`${loadMessages().say('start:preparing')}\n`))
  return PAGES
}
