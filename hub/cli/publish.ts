// zwgk publish DIR --repo REPO --keys KEYDIR [--init-keys] [--office FILE] [--standard FILE] [--themes PATH] [--demo]: signs a package as the next release.
import { existsSync } from 'node:fs'
import { type Command, failed, text, usage } from '../../platform/cli/command.ts'
import { makeFolder } from '../../platform/files/durable.ts'
import { rootFingerprint } from '../../platform/package/trust.ts'
import { takeInstanceLock } from '../../platform/sqlite/instance-lock.ts'
import { shippedProfile } from '../../platform/standards.ts'
import { officeTarget, signingRole, standardTarget, themesTarget } from '../../shared/content/channel.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { openKeyFolder, type Unlocking } from '../publish/key-folder.ts'
import { newestRoot, repositoryExists } from '../publish/metadata-files.ts'
import { officeFile } from '../publish/office-file.ts'
import { publishPackage } from '../publish/publish-package.ts'
import { initRepository, type Publisher, publishTargets } from '../publish/repository.ts'
import { judgeThemes, profileFile, themesFile } from '../publish/setting-files.ts'
import { unlockingFrom } from './unlocking.ts'

export const publish: Command = {
  options: {
    repo: { type: 'string' },
    keys: { type: 'string' },
    office: { type: 'string' },
    standard: { type: 'string' },
    themes: { type: 'string' },
    'init-keys': { type: 'boolean' },
    demo: { type: 'boolean' },
  },
  belowData: { repo: 'repo', keys: 'keys' },
  async run(input) {
    const { values, positionals, messages, now } = input
    const [folder] = positionals
    const repo = text(values['repo'])
    const keyFolder = text(values['keys'])
    if (folder === undefined || positionals.length > 1 || repo === undefined || keyFolder === undefined)
      return usage(messages, 'publish')
    const unlocking = unlockingFrom(input)
    if (unlocking === undefined) return failed(messages, { code: 'passphrase-missing' })
    if (!existsSync(keyFolder) && values['init-keys'] !== true)
      return failed(messages, { code: 'keys-missing', params: { path: keyFolder } })
    makeFolder(keyFolder, 0o700)
    const lock = takeInstanceLock(keyFolder)
    if (lock === undefined) return failed(messages, { code: 'publishing-already', params: { path: keyFolder } })
    try {
      const publisher: Publisher = { repo, keys: openKeyFolder(keyFolder, unlocking), now }
      const ready = await prepare(publisher, values['init-keys'] === true)
      if (!ready.ok) return failed(messages, ready.error)
      const published = await publishPackage(publisher, folder)
      if (!published.ok) return failed(messages, published.error)
      const office = text(values['office'])
      if (office !== undefined) {
        const signed = await publishOffice(publisher, office, keyFolder, unlocking, values['init-keys'] === true)
        if (!signed.ok) return failed(messages, signed.error)
      }
      const setting = await publishSetting(publisher, published.value.channel, text(values['standard']), text(values['themes']))
      if (!setting.ok) return failed(messages, setting.error)
      const { channel, release, trial, documents } = published.value
      const fingerprint = rootFingerprint(newestRoot(repo)) ?? ''
      const summary = { repo, channel, release, trial, documents: documents.length, fingerprint }
      return { exit: 0, json: summary, lines: [messages.say('cli:published', summary)] }
    } finally {
      lock.release()
    }
  },
}

async function prepare(publisher: Publisher, initKeys: boolean): Promise<Result<void>> {
  if (repositoryExists(publisher.repo)) return ok(undefined)
  // Without its own word a mistyped path would quietly become a second repository with other keys.
  return initKeys ? await initRepository(publisher) : fail('repository-missing', { path: publisher.repo })
}

/** 五个统一: a standard is signed by the channel's role as its county's, themes as its town's. `standard`: also what the themes are judged by. */
async function publishSetting(
  publisher: Publisher,
  channel: string,
  standard: string | undefined,
  themes: string | undefined,
): Promise<Result<void>> {
  const role = signingRole(channel)
  const files = new Map<string, Uint8Array>()
  const profile = standard === undefined ? ok(shippedProfile()) : profileFile(standard)
  if (!profile.ok) return profile
  if (standard !== undefined && themes === undefined)
    files.set(standardTarget(role), Buffer.from(`${JSON.stringify(profile.value)}\n`))
  if (themes !== undefined) {
    const judged = judgeThemes(themes, profile.value)
    const bytes = judged.ok ? themesFile(judged.value) : judged
    if (!bytes.ok) return bytes
    files.set(themesTarget(role), bytes.value)
  }
  return files.size === 0 ? ok(undefined) : await publishTargets(publisher, role, files)
}

async function publishOffice(
  publisher: Publisher,
  template: string,
  keyFolder: string,
  unlocking: Unlocking,
  createKeys: boolean,
): Promise<Result<void>> {
  const office = await officeFile(template, keyFolder, unlocking, createKeys)
  if (!office.ok) return office
  const bytes = Buffer.from(`${JSON.stringify(office.value)}\n`)
  const { channel } = office.value
  return await publishTargets(publisher, signingRole(channel), new Map([[officeTarget(channel), bytes]]))
}
