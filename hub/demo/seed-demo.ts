// The demo town 青禾镇: its texts packed and signed with open demo keys, its office, its accounts. Never part of a real hub.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { writeFileDurably } from '../../platform/files/durable.ts'
import { sha256Hex } from '../../platform/package/make-blob.ts'
import { shippedProfile } from '../../platform/standards.ts'
import type { Role } from '../../shared/api/hub-console.ts'
import { chinaDay } from '../../shared/calendar/working-days.ts'
import { officeTarget, signingRole, standardTarget, themesTarget } from '../../shared/content/channel.ts'
import type { Office } from '../../shared/content/office.ts'
import { formatQueryCode } from '../../shared/requests/receipt.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { Accounts } from '../api/accounts.ts'
import type { HubFolders } from '../hub.ts'
import { readSources } from '../intake/read-sources.ts'
import { openKeyFolder, type Unlocking } from '../publish/key-folder.ts'
import { repositoryExists } from '../publish/metadata-files.ts'
import { officeFile } from '../publish/office-file.ts'
import { writePackage } from '../publish/pack.ts'
import { publishedCatalogue, publishPackage } from '../publish/publish-package.ts'
import { currentTarget, initRepository, type Publisher, publishTargets } from '../publish/repository.ts'
import { judgeThemes, themesFile } from '../publish/setting-files.ts'
import { seededBefore } from './seeded-before.ts'

export const DEMO_OFFICE_CHANNEL = 'town'
const DEMO_COUNTY_CHANNEL = 'county'
const THEMES_FOLDER = 'themes'
export const DEMO_TERMINAL_PREFIX = 'QH'
const DEMO: Unlocking = { demo: true }

/** Publishes the demo texts where they differ from what is published. Channel `town/qinghe` lies in folder `town--qinghe`. */
export async function seedDemo(folders: HubFolders, demoFolder: string, now: Date): Promise<Result<void>> {
  const publisher: Publisher = { repo: folders.repo, keys: openKeyFolder(folders.keys, DEMO), now }
  const before = seededBefore(folders, demoFolder)
  if (!repositoryExists(folders.repo)) {
    const made = await initRepository(publisher)
    if (!made.ok) return made
  } else if (before.same) return ok(undefined)
  const office = await officeFile(join(demoFolder, 'office.json'), folders.keys, DEMO, true)
  if (!office.ok) return office
  const officeBytes = Buffer.from(`${JSON.stringify(office.value)}\n`)
  const town = await publishIfOther(publisher, officeTarget(DEMO_OFFICE_CHANNEL), officeBytes)
  if (!town.ok) return town
  const setting = await publishSetting(publisher, demoFolder, office.value)
  if (!setting.ok) return setting
  for (const entry of readdirSync(demoFolder, { withFileTypes: true })) {
    if (!entry.isDirectory() || entry.name === THEMES_FOLDER) continue
    const done = await publishChannel(publisher, join(demoFolder, entry.name), entry.name.replace('--', '/'))
    if (!done.ok) return done
  }
  before.remember()
  return ok(undefined)
}

/** 五个统一: the county signs the standard, the town its themes. */
async function publishSetting(publisher: Publisher, demoFolder: string, office: Office): Promise<Result<void>> {
  const profile = shippedProfile()
  const judged = judgeThemes(join(demoFolder, THEMES_FOLDER), profile, {
    ...{ id: office.id, demo: office.demo, suite: office.sealing.suite },
  })
  const themes = judged.ok ? themesFile(judged.value) : judged
  if (!themes.ok) return themes
  const standard = await publishIfOther(
    publisher,
    standardTarget(DEMO_COUNTY_CHANNEL),
    Buffer.from(`${JSON.stringify(profile)}\n`),
  )
  return standard.ok ? await publishIfOther(publisher, themesTarget(DEMO_OFFICE_CHANNEL), themes.value) : standard
}

/** Signs one file of a role where it differs from what is published. */
async function publishIfOther(publisher: Publisher, target: string, bytes: Uint8Array): Promise<Result<void>> {
  const role = signingRole(target)
  const published = currentTarget(publisher.repo, role, target)
  if (published !== undefined && sha256Hex(published) === sha256Hex(bytes)) return ok(undefined)
  return await publishTargets(publisher, role, new Map([[target, bytes]]))
}

async function publishChannel(publisher: Publisher, source: string, channel: string): Promise<Result<void>> {
  const { documents, findings } = await readSources([source], { channel, trial: false, today: chinaDay(publisher.now) })
  const wrong = findings.find(({ severity }) => severity === 'error')
  if (wrong !== undefined) return fail('demo-content-wrong', { path: wrong.file, rule: wrong.rule })
  const out = mkdtempSync(join(tmpdir(), 'zwgk-demo-'))
  try {
    const packed = writePackage(documents, { channel, out, createdAt: publisher.now })
    if (!packed.ok) return packed
    const shown = publishedCatalogue(publisher.repo, channel)
    const same = shown !== undefined && JSON.stringify(shown.documents) === JSON.stringify(packed.value.catalogue.documents)
    const published = same ? ok(shown) : await publishPackage(publisher, out)
    return published.ok ? ok(undefined) : published
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
}

export interface DemoLogin {
  readonly name: string
  readonly displayName: string
  readonly roles: readonly Role[]
  readonly password: string
}

/** One for each hand a document goes through (编辑、内容审核、保密审查、签发), and those of the reception. */
const DEMO_PEOPLE: readonly Omit<DemoLogin, 'password'>[] = [
  { name: 'officer', displayName: '受理员（演示）', roles: ['officer'] },
  { name: 'admin', displayName: '管理员（演示）', roles: ['admin', 'officer'] },
  { name: 'editor', displayName: '编辑（演示）', roles: ['editor'] },
  { name: 'reviewer', displayName: '内容审核员（演示）', roles: ['reviewer'] },
  { name: 'secrecy', displayName: '保密审查员（演示）', roles: ['reviewer'] },
  { name: 'publisher', displayName: '签发负责人（演示）', roles: ['publisher'] },
]
const knownLoginsSchema = z.array(z.object({ name: z.string(), password: z.string() }))

/** Demo accounts with passwords made for this demo folder; `npm start` prints them. A folder of an earlier release gets those that came since. */
export async function seedDemoAccounts(accounts: Accounts, folders: HubFolders): Promise<DemoLogin[]> {
  const path = join(folders.data, 'demo-logins.json')
  const known = existsSync(path) ? knownLoginsSchema.parse(JSON.parse(readFileSync(path, 'utf8'))) : []
  const logins = DEMO_PEOPLE.map((person): DemoLogin => {
    const password = known.find(({ name }) => name === person.name)?.password ?? demoPassword()
    return { ...person, password }
  })
  writeFileDurably(path, `${JSON.stringify(logins, null, 1)}\n`, 0o600)
  for (const login of logins) await accounts.create(login, login.password, { demo: true })
  return logins
}

function demoPassword(): string {
  return formatQueryCode(randomBytes(32)).slice(0, 8)
}
