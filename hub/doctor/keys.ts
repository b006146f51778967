// Are the keys there that a hub needs while it runs and publishes, whole, accepted by terminals, closed to others, and opened by the passphrase?
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { isOpenToOthers } from '../../platform/doctor/access.ts'
import type { Finding } from '../../platform/doctor/finding.ts'
import { fileFailure } from '../../platform/files/failure.ts'
import { signingRole } from '../../shared/content/channel.ts'
import { type KeyName, openKeyFolder, ROOT_KEY_NAMES, sealingKey } from '../publish/key-folder.ts'
import { keyRows } from '../publish/signatures.ts'
import type { HubExamined, HubProbe } from './finding.ts'

const CLOSED = { passphrase: '' }
const SEALING_KEY = 'office'

export const keys: HubProbe = async (examined) => {
  const { folders, repository, database, access } = examined
  // Nothing was begun, or the probe of the folder has said what is closed.
  if (access.state !== 'open' || (database.state === 'none' && repository.state === 'missing')) return []
  try {
    const wrong = [...(await ofEachKey(examined)), ...openToOthers(folders.keys), ...(await ofPassphrase(examined))]
    const left = await rootKeysLeft(folders.keys)
    return wrong.length > 0 ? [...wrong, ...left] : [{ topic: 'hub-keys', state: 'ok', params: {} }, ...left]
  } catch (error) {
    if (fileFailure(error, folders.keys) === undefined) throw error
    return []
  }
}

async function ofEachKey({ folders, repository, start }: HubExamined): Promise<Finding[]> {
  const channel: KeyName[] = start === undefined ? [] : [`channel-${signingRole(start.officeChannel)}`]
  const folder = openKeyFolder(folders.keys, CLOSED)
  // A new channel and `zwgk keys renew` ask for `targets` too: it may be kept elsewhere until then.
  const needed: KeyName[] = ['hub', 'timestamp', 'snapshot', ...channel]
  const sealing = await sealingKey(folders.keys, SEALING_KEY, CLOSED, false)
  const sealingCode = sealing.ok ? undefined : sealing.error.code
  const missing = [...needed.filter((name) => !folder.has(name)), ...(sealingCode === 'key-missing' ? [SEALING_KEY] : [])]
  const damaged = [
    ...needed.filter((name) => folder.has(name) && folder.publicHalf(name) === undefined),
    ...(sealingCode === 'key-damaged' ? [SEALING_KEY] : []),
  ]
  const rows = repository.state === 'read' ? keyRows(folders.repo, folder, folder) : undefined
  const unlisted = rows?.ok ? rows.value.filter(({ name, place }) => place === 'not-listed' && needed.includes(name)) : []
  return [
    ...told('hub-keys', missing, folders.keys),
    ...told('hub-keys-damaged', damaged, folders.keys),
    ...told(
      'hub-keys-unlisted',
      unlisted.map(({ name }) => name),
      folders.keys,
    ),
  ]
}

function openToOthers(folder: string): Finding[] {
  if (!existsSync(folder)) return []
  const files = readdirSync(folder).filter((name) => name.endsWith('.json') && isOpenToOthers(join(folder, name)))
  return isOpenToOthers(folder) || files.length > 0 ? [{ topic: 'hub-keys-open', state: 'wrong', params: { path: folder } }] : []
}

/** Tried on the key without which no hub starts. */
async function ofPassphrase({ folders, passphrase = '', door }: HubExamined): Promise<Finding[]> {
  const opened = await openKeyFolder(folders.keys, { passphrase }).load('hub')
  if (opened.ok || opened.error.code !== 'passphrase-wrong') return []
  if (passphrase !== '') return [{ topic: 'hub-passphrase', state: 'wrong', params: {} }]
  // Whoever is not told it can't try it; a hub that answers has the right one.
  return door === 'ours' ? [] : [{ topic: 'hub-passphrase', state: 'note', params: {} }]
}

/** They belong on sticks, kept by different people; those of a demo are no secret. */
async function rootKeysLeft(folder: string): Promise<Finding[]> {
  const own = openKeyFolder(folder, CLOSED)
  const [first, ...more] = ROOT_KEY_NAMES.filter((name) => own.has(name))
  if (first === undefined) return []
  const opened = await own.load(first)
  const demo = !opened.ok && opened.error.code === 'key-is-demo'
  return demo ? [] : [{ topic: 'hub-root-keys', state: 'note', params: { names: [first, ...more].join(' '), path: folder } }]
}

function told(topic: string, names: readonly string[], path: string): Finding[] {
  return names.length === 0 ? [] : [{ topic, state: 'wrong', params: { names: names.join(' '), path } }]
}
