// Writes the list of licences that electron-builder puts beside the Electron window: what its bundles and pages carry.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from '../../platform/paths.ts'
import { licenceList } from './licences.ts'
import { programFiles } from './program-files.ts'
import { PAGE_FONTS, PROGRAMS } from './programs.ts'

const PROJECT = projectFolder()
const ENTRIES = ['electron/main.ts', 'electron/preload.ts', 'electron/host/main.ts', 'electron/host/content/build-worker.ts']
const pages = PROGRAMS.find(({ name }) => name === 'zwgk-terminal')?.pages ?? []
const { libraries } = await programFiles([...ENTRIES, ...pages], ['node_modules/electron'])
const further = ['LICENSE', 'docs/third-party.md', 'assets/fonts/OFL.txt'].map((path) => ({
  title: path,
  text: readFileSync(join(PROJECT, path), 'utf8'),
}))
mkdirSync(join(PROJECT, 'dist'), { recursive: true })
writeFileSync(join(PROJECT, 'dist', 'LICENSES.zwgk-terminal.txt'), licenceList([...libraries, ...PAGE_FONTS], further))
