// One town, seeded once: a hub with the demo's content and one terminal that is enrolled and synced. Each family works on a copy.
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openHost } from '../../electron/host/host.ts'
import { enrol } from '../../electron/host/outbox/enrol.ts'
import { DEMO_OFFICE_CHANNEL, DEMO_TERMINAL_PREFIX, seedDemo } from '../../hub/demo/seed-demo.ts'
import { newEnrolmentCode } from '../../hub/fleet/enrolment.ts'
import { hubFolders, openHub } from '../../hub/hub.ts'
import { openKeyFolder } from '../../hub/publish/key-folder.ts'
import { writePackage } from '../../hub/publish/pack.ts'
import { publishPackage } from '../../hub/publish/publish-package.ts'
import { listen } from '../../platform/http/listen.ts'
import { silentLog } from '../../platform/log/logger.ts'
import { projectFolder } from '../../platform/paths.ts'
import type { Result } from '../../shared/result.ts'
import { madeDocument } from '../fixtures/town.ts'

/** A village of the demo, whose content the families replace. */
const NEWS_CHANNEL = 'town/liugou'
const NEWS = 3

export interface TownFolders {
  readonly hub: string
  readonly terminal: string
}

export async function seedTown(folder: string): Promise<TownFolders> {
  const town = townIn(folder)
  const folders = hubFolders(town.hub)
  const now = new Date()
  expectOk(await seedDemo(folders, join(projectFolder(), 'assets', 'demo'), now))
  const hub = expectOk(
    await openHub({
      ...{ folders, unlocking: { demo: true }, pages: undefined, log: silentLog },
      ...{ officeChannel: DEMO_OFFICE_CHANNEL, terminalPrefix: DEMO_TERMINAL_PREFIX },
    }),
  )
  const listening = expectOk(await listen(hub.app, { port: 0, host: '127.0.0.1' }))
  const host = expectOk(openHost({ dataFolder: town.terminal, version: 'test', log: silentLog }))
  const code = expectOk(await newEnrolmentCode(hub.store, { prefix: DEMO_TERMINAL_PREFIX, terminalName: 'test', now }))
  expectOk(await enrol(host.ledger, `http://127.0.0.1:${listening.port}`, code.code))
  await host.poller.round()
  if (host.state().content === undefined) throw new Error('expected a synced terminal')
  await host.close()
  await listening.close()
  await hub.close()
  return town
}

/** The village publishes: a release that stands on the repository when this resolves. */
export async function publishNews(hubFolder: string, text: string, now = new Date()): Promise<void> {
  const { repo, keys } = hubFolders(hubFolder)
  const out = mkdtempSync(join(hubFolder, 'news-'))
  const documents = Array.from({ length: NEWS }, (_, i) => madeDocument(`news-${i + 1}`, `${text}：第${i + 1}条`))
  try {
    expectOk(writePackage(documents, { channel: NEWS_CHANNEL, out, createdAt: now }))
    expectOk(await publishPackage({ repo, keys: openKeyFolder(keys, { demo: true }), now }, out))
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
}

export function copyTown(town: TownFolders, folder: string): TownFolders {
  const copy = townIn(folder)
  cpSync(town.hub, copy.hub, { recursive: true })
  cpSync(town.terminal, copy.terminal, { recursive: true })
  return copy
}

export function expectOk<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`expected a value, got ${result.error.code}`)
  return result.value
}

function townIn(folder: string): TownFolders {
  return { hub: join(folder, 'hub'), terminal: join(folder, 'terminal') }
}
