// zwgk verify REPO [--root FILE]: would a terminal accept this repository, and is every file whole?
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Command, failed, text, usage } from '../../platform/cli/command.ts'
import { folderSource } from '../../platform/package/folder-source.ts'
import { sha256Hex } from '../../platform/package/make-blob.ts'
import { readFirstRoot, readTarget, refreshTrust, rootFingerprint } from '../../platform/package/trust.ts'
import { blobPath } from '../../shared/content/blob-path.ts'
import { blobsOf, catalogueSchema } from '../../shared/content/catalogue.ts'
import { catalogueTarget } from '../../shared/content/channel.ts'
import { BLOB_MAX_BYTES, CATALOGUE_MAX_BYTES } from '../../shared/content/limits.ts'
import { publishedRoles, roleTargets } from '../publish/repository.ts'

export const verify: Command = {
  options: { root: { type: 'string' } },
  async run({ values, positionals, messages, now }) {
    const [repo] = positionals
    if (repo === undefined || positionals.length > 1) return usage(messages, 'verify')
    const source = folderSource(repo)
    const rootFile = text(values['root'])
    const root = rootFile === undefined ? await readFirstRoot(source) : { ok: true as const, value: readFileSync(rootFile) }
    if (!root.ok) return failed(messages, { ...root.error, params: { name: repo } })
    const channels = publishedRoles(repo)
      .flatMap((role) => roleTargets(repo, role))
      .filter((path) => path.endsWith('/catalogue.json'))
      .map((path) => path.slice(0, -'/catalogue.json'.length))
    const workFolder = mkdtempSync(join(tmpdir(), 'zwgk-verify-'))
    try {
      const trust = await refreshTrust(new Map([['root', root.value]]), source, {
        targets: channels.map(catalogueTarget),
        now,
        workFolder,
      })
      if (!trust.ok) return failed(messages, { ...trust.error, params: { name: repo } })
      const report = []
      const damaged: string[] = []
      for (const channel of channels) {
        const target = trust.value.targets.get(catalogueTarget(channel))
        if (target === undefined) return failed(messages, { code: 'package-not-trusted', params: { name: channel } })
        const bytes = await readTarget(source, catalogueTarget(channel), target, CATALOGUE_MAX_BYTES)
        if (!bytes.ok) return failed(messages, { ...bytes.error, params: { name: channel } })
        const catalogue = catalogueSchema.parse(JSON.parse(Buffer.from(bytes.value).toString('utf8')))
        for (const { sha256 } of catalogue.documents.flatMap(blobsOf)) {
          const blob = await source.read(blobPath(sha256), BLOB_MAX_BYTES)
          if (!blob.ok || sha256Hex(blob.value) !== sha256) damaged.push(blobPath(sha256))
        }
        const { release, trial, documents } = catalogue
        report.push({ channel, release, trial, documents: documents.length })
      }
      const fingerprint = rootFingerprint(root.value) ?? ''
      const lines = report.map((row) => messages.say('cli:verified-channel', row))
      return {
        exit: damaged.length === 0 ? 0 : 1,
        json: { repo, fingerprint, channels: report, damaged },
        lines: [
          messages.say('cli:fingerprint', { fingerprint }),
          ...lines,
          ...damaged.map((path) => messages.say('cli:blob-damaged', { path })),
        ],
      }
    } finally {
      rmSync(workFolder, { recursive: true, force: true })
    }
  },
}
