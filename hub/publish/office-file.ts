// The office file (受理机关) as it is signed: what the office wrote, completed with the public halves of its keys.
import { readFileSync } from 'node:fs'
import { currentSuite } from '../../platform/crypto/suites.ts'
import { fileFailure } from '../../platform/files/failure.ts'
import { type Office, officeSchema } from '../../shared/content/office.ts'
import type { SigningKey, VerifyingKey } from '../../shared/crypto/suite.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { openKeyFolder, sealingKey, type Unlocking } from './key-folder.ts'

/**
 * `template`: JSON of an office without `sealing` and `acknowledging`. `createKeys`: make keys that are not there yet.
 * Errors: `office-file-damaged`, `key-missing` (a lost key is never replaced on the quiet), those of the key folder.
 */
export async function officeFile(
  template: string,
  keyFolder: string,
  unlocking: Unlocking,
  createKeys: boolean,
): Promise<Result<Office>> {
  const written = readJson(template)
  if (written === undefined) return fail('office-file-damaged', { path: template })
  const keys = openKeyFolder(keyFolder, unlocking)
  const hubKey = createKeys && !keys.has('hub') ? ok(await keys.create('hub')) : await keys.load('hub')
  if (!hubKey.ok) return hubKey
  const town = await sealingKey(keyFolder, 'office', unlocking, createKeys)
  if (!town.ok) return town
  const backup = await sealingKey(keyFolder, 'county-backup', unlocking, createKeys)
  if (!backup.ok) return backup
  const office = officeSchema.safeParse({
    ...written,
    sealing: {
      suite: currentSuite.id,
      recipients: [
        { holder: 'town', recipient: town.value.recipient },
        { holder: 'county-backup', recipient: backup.value.recipient },
      ],
    },
    acknowledging: [publicHalf(hubKey.value)],
  })
  return office.success ? ok(office.data) : fail('office-file-damaged', { path: template })
}

function publicHalf({ suite, keyId, publicKey }: SigningKey): VerifyingKey {
  return { suite, keyId, publicKey }
}

function readJson(path: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch (error) {
    if (error instanceof SyntaxError || fileFailure(error, path) !== undefined) return undefined
    throw error
  }
}
