// zwgk keys ACTION: makes, lists, carries away, renews, replaces and takes back the keys that sign for a repository.
import { resolve } from 'node:path'
import { type Command, type CommandInput, failed, type Outcome, text, usage } from '../../platform/cli/command.ts'
import { makeFolder } from '../../platform/files/durable.ts'
import { fileFailure } from '../../platform/files/failure.ts'
import type { Messages } from '../../platform/messages.ts'
import { rootFingerprint } from '../../platform/package/trust.ts'
import { takeInstanceLock } from '../../platform/sqlite/instance-lock.ts'
import { chinaDay } from '../../shared/calendar/working-days.ts'
import { type Failure, ok, type Result } from '../../shared/result.ts'
import {
  type RootPublisher,
  renewRoot,
  renewSignatures,
  revokeChannel,
  rotateChannelKey,
  rotateRootKey,
  rotateTopKey,
} from '../publish/change-keys.ts'
import { openKeyFolder, openRootKeys, ROOT_KEY_NAMES, type Unlocking } from '../publish/key-folder.ts'
import { newestRoot } from '../publish/metadata-files.ts'
import { initRepository, publishedRoles, TOP_ROLES } from '../publish/repository.ts'
import { keyRows, type SignatureRow, signatureRows } from '../publish/signatures.ts'
import { rootUnlockingFrom, unlockingFrom } from './unlocking.ts'

const ACTIONS = ['init', 'list', 'offline', 'renew', 'rotate', 'revoke'] as const
type Action = (typeof ACTIONS)[number]

/** Folders of a list on the command line, such as one stick for each root key. */
const FOLDERS_BETWEEN = ','

export const keys: Command = {
  options: {
    repo: { type: 'string' },
    keys: { type: 'string' },
    root: { type: 'string' },
    demo: { type: 'boolean' },
  },
  belowData: { repo: 'repo', keys: 'keys' },
  async run(input) {
    const { values, positionals, messages } = input
    const action = ACTIONS.find((one) => one === positionals[0])
    const folder = text(values['keys'])
    const repo = text(values['repo'])
    const named = action === 'rotate' || action === 'revoke'
    if (action === undefined || folder === undefined || positionals.length !== (named ? 2 : 1)) return usage(messages, 'keys')
    if (action === 'offline') return carryAway(folder, input)
    if (repo === undefined) return usage(messages, 'keys')
    if (action === 'list') return list(repo, folder, input)
    return await change(action, positionals[1] ?? '', { repo, folder }, input)
  },
}

function rootFolders({ values }: CommandInput): string[] {
  return (text(values['root']) ?? '').split(FOLDERS_BETWEEN).filter((folder) => folder !== '')
}

/** Nothing is opened for this: it reads public halves and dates only. */
function list(repo: string, folder: string, input: CommandInput): Outcome {
  const { messages, now } = input
  const closed: Unlocking = { passphrase: '' }
  const signatures = signatureRows(repo, now)
  if (!signatures.ok) return failed(messages, signatures.error)
  const held = keyRows(repo, openKeyFolder(folder, closed), openRootKeys([...rootFolders(input), folder], closed))
  if (!held.ok) return failed(messages, held.error)
  const fingerprint = rootFingerprint(newestRoot(repo)) ?? ''
  const due = signatures.value.some(({ term }) => term.state !== 'holds')
  return {
    exit: due ? 1 : 0,
    json: { repo, fingerprint, signatures: signatures.value, keys: held.value },
    lines: [
      messages.say('cli:fingerprint', { fingerprint }),
      ...signatures.value.map((row) => signatureLine(row, messages)),
      ...held.value.map(({ name, place }) => messages.say(`keys:place.${place}`, { name })),
    ],
  }
}

function signatureLine({ role, expires, term }: SignatureRow, messages: Messages): string {
  const who = roleWords(role, messages)
  const day = chinaDay(new Date(expires))
  return messages.say(`keys:term.${term.state}`, { who, day, days: term.state === 'over' ? 0 : term.daysLeft })
}

function roleWords(role: string, messages: Messages): string {
  const own = role === 'root' || TOP_ROLES.some((one) => one === role)
  return own ? messages.say(`keys:role.${role}`) : messages.say('keys:role.channel', { channel: role })
}

/** Root keys that were made beside the others go onto the sticks where they belong. */
function carryAway(folder: string, input: CommandInput): Outcome {
  const { messages } = input
  const targets = rootFolders(input)
  const [first] = targets
  if (first === undefined) return usage(messages, 'keys')
  if (targets.some((target) => resolve(target) === resolve(folder))) return failed(messages, { code: 'root-folder-is-keys' })
  const source = openKeyFolder(folder, { passphrase: '' })
  const moved: { name: string; to: string }[] = []
  for (const [index, name] of ROOT_KEY_NAMES.entries()) {
    if (!source.has(name)) continue
    const to = targets[index % targets.length] ?? first
    const done = onDisk(to, () => source.moveTo(name, to))
    if (!done.ok) return failed(messages, done.error)
    moved.push({ name, to })
  }
  if (moved.length === 0) return failed(messages, { code: 'key-missing', params: { path: folder } })
  return {
    exit: 0,
    json: { moved },
    lines: [...moved.map((one) => messages.say('keys:moved', one)), messages.say('keys:moved-note')],
  }
}

async function change(
  action: Exclude<Action, 'list' | 'offline'>,
  name: string,
  { repo, folder }: { repo: string; folder: string },
  input: CommandInput,
): Promise<Outcome> {
  const { messages, now } = input
  const unlocking = unlockingFrom(input)
  const rootUnlocking = rootUnlockingFrom(input)
  if (unlocking === undefined || rootUnlocking === undefined) return failed(messages, { code: 'passphrase-missing' })
  const sticks = rootFolders(input)
  if (action === 'init' && sticks.length === 0) return usage(messages, 'keys')
  const locked = onDisk(folder, () => {
    makeFolder(folder, 0o700)
    return ok(takeInstanceLock(folder))
  })
  if (!locked.ok) return failed(messages, locked.error)
  const lock = locked.value
  if (lock === undefined) return failed(messages, { code: 'publishing-already', params: { path: folder } })
  try {
    const own = openKeyFolder(folder, unlocking)
    const roots = sticks.length === 0 ? own : openRootKeys(sticks, rootUnlocking)
    const publisher: RootPublisher = { repo, keys: own, roots, now }
    const done = await carriedOut(action, name, publisher, sticks.length > 0)
    if (!done.ok) return failed(messages, done.error)
    const fingerprint = rootFingerprint(newestRoot(repo)) ?? ''
    return {
      exit: 0,
      json: { action, ...(name !== '' && { name }), repo, fingerprint },
      lines: [messages.say(`keys:done.${action}`, { name, repo }), messages.say('cli:fingerprint', { fingerprint })],
    }
  } catch (error) {
    const failure = fileFailure(error, folder)
    if (failure === undefined) throw error
    return failed(messages, failure)
  } finally {
    lock.release()
  }
}

async function carriedOut(
  action: Exclude<Action, 'list' | 'offline'>,
  name: string,
  publisher: RootPublisher,
  rootsGiven: boolean,
): Promise<Result<void>> {
  switch (action) {
    case 'init':
      return await initRepository(publisher, publisher.roots)
    case 'renew': {
      const renewed = await renewSignatures(publisher, ['targets', ...publishedRoles(publisher.repo)])
      return renewed.ok && rootsGiven ? await renewRoot(publisher) : renewed
    }
    case 'rotate':
      return await rotated(name, publisher)
    case 'revoke':
      return await revokeChannel(publisher, name)
  }
}

async function rotated(name: string, publisher: RootPublisher): Promise<Result<void>> {
  const rootKey = ROOT_KEY_NAMES.find((one) => one === name)
  if (rootKey !== undefined) return await rotateRootKey(publisher, rootKey)
  const top = TOP_ROLES.find((one) => one === name)
  return top === undefined ? await rotateChannelKey(publisher, name) : await rotateTopKey(publisher, top)
}

function onDisk<Value>(path: string, use: () => Result<Value>): Result<Value> {
  try {
    return use()
  } catch (error) {
    const failure: Failure | undefined = fileFailure(error, path)
    if (failure === undefined) throw error
    return { ok: false, error: failure }
  }
}
