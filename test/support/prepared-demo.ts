// The demo hub's folder, made once for a test run and copied by each test: signing the demo's texts and stretching its passwords takes seconds.
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DEMO_OFFICE_CHANNEL, DEMO_TERMINAL_PREFIX, seedDemo, seedDemoAccounts } from '../../hub/demo/seed-demo.ts'
import { type HubFolders, hubFolders, openHub } from '../../hub/hub.ts'
import { silentLog } from '../../platform/log/logger.ts'
import { projectFolder } from '../../platform/paths.ts'
import { RUN_FOLDER_VARIABLE } from './run-folder.ts'

const MADE_WITHIN_MS = 50_000
const LOOK_MS = 50
/** Written by a hub for its accounts; what is left without them is as a hub before its first start. */
const OF_ITS_STORE = /(?:hub\.sqlite.*|demo-logins\.json|instance\.lock)$/

/** Repository, keys and accounts, as a demo hub has after its first start. Outside a test run nothing: the hub then makes them itself. */
export async function copyDemoHub(folder: string): Promise<void> {
  const prepared = await preparedHub()
  if (prepared !== undefined) cpSync(prepared, folder, { recursive: true })
}

/** Repository and keys alone, for a hub with a database of its own. */
export async function demoRepository(folders: HubFolders): Promise<void> {
  const prepared = await preparedHub()
  if (prepared !== undefined) cpSync(prepared, folders.data, { recursive: true, filter: (path) => !OF_ITS_STORE.test(path) })
  await seed(folders)
}

/** Made by whichever test asks first; the others wait. */
async function preparedHub(): Promise<string | undefined> {
  const run = process.env[RUN_FOLDER_VARIABLE]
  if (run === undefined) return undefined
  const prepared = join(run, 'demo-hub')
  if (existsSync(prepared)) return prepared
  const making = join(run, 'demo-hub.making')
  if (madeFolder(making)) {
    try {
      await makeHub(making)
      renameSync(making, prepared)
    } catch (error) {
      rmSync(making, { recursive: true, force: true })
      throw error
    }
    return prepared
  }
  for (const end = performance.now() + MADE_WITHIN_MS; performance.now() < end; ) {
    if (existsSync(prepared)) return prepared
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
  throw new Error(`expected another test to have made the demo hub within ${MADE_WITHIN_MS} ms`)
}

/** False when another was quicker. */
function madeFolder(path: string): boolean {
  try {
    mkdirSync(path)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

async function makeHub(folder: string): Promise<void> {
  const folders = hubFolders(folder)
  await seed(folders)
  const hub = await openHub({
    ...{ folders, unlocking: { demo: true }, officeChannel: DEMO_OFFICE_CHANNEL, terminalPrefix: DEMO_TERMINAL_PREFIX },
    ...{ pages: undefined, log: silentLog },
  })
  if (!hub.ok) throw new Error(`expected a hub, got ${hub.error.code}`)
  await seedDemoAccounts(hub.value.accounts, folders)
  await hub.value.close()
}

/** Nothing is left to do where the texts have been published already. */
async function seed(folders: HubFolders): Promise<void> {
  const seeded = await seedDemo(folders, join(projectFolder(), 'assets', 'demo'), new Date())
  if (!seeded.ok) throw new Error(`expected the demo to be seeded, got ${seeded.error.code}`)
}
