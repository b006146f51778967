// Where the project's own files stand, from the source tree and from a bundle alike.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The nearest folder above this module that holds `assets/locales`. */
export function projectFolder(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'assets', 'locales'))) return folder
    if (folder === dirname(folder)) throw new Error('expected a folder assets/locales above the program')
  }
}
