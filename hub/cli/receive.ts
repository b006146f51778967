// zwgk receive --data HUB FILE… [--demo]: takes what terminals sent on a stick, and writes the answers beside each file.
import { basename, dirname, resolve } from 'node:path'
import { type Command, type CommandInput, failed, type Outcome, text, usage } from '../../platform/cli/command.ts'
import { readStickFile, writeStickFile } from '../../platform/files/stick-file.ts'
import { createLog } from '../../platform/log/logger.ts'
import { answersFileName, stickOutboxSchema } from '../../shared/api/stick.ts'
import { STICK_FILE_MAX_BYTES } from '../../shared/content/limits.ts'
import { type Failure, ok, type Result } from '../../shared/result.ts'
import { DEMO_OFFICE_CHANNEL } from '../demo/seed-demo.ts'
import { hubFolders, hubKeys, lockHubFolder, readOffice } from '../hub.ts'
import type { ReceptionParts } from '../reception/receive.ts'
import { receiveStick } from '../reception/receive-stick.ts'
import { openHubStore } from '../store/open-store.ts'
import { unlockingFrom } from './unlocking.ts'

export const receiveFiles: Command = {
  options: { data: { type: 'string' }, 'office-channel': { type: 'string' }, demo: { type: 'boolean' } },
  async run(input) {
    const { positionals, messages, values } = input
    const data = text(values['data'])
    if (positionals.length === 0 || data === undefined) return usage(messages, 'receive')
    const opened = await openReception(data, input)
    if (!opened.ok) return failed(messages, opened.error)
    const { parts, close } = opened.value
    try {
      const rows: { path: string; done: Result<Received> }[] = []
      for (const path of positionals) rows.push({ path, done: await receiveFile(path, parts) })
      return outcomeOf(rows, input)
    } finally {
      await close()
    }
  },
}

interface Received {
  readonly terminal: string
  readonly answers: string
  readonly acknowledged: number
  readonly refused: number
  readonly replies: number
  readonly windowRecords: number
}

async function receiveFile(path: string, parts: ReceptionParts): Promise<Result<Received>> {
  const folder = dirname(resolve(path))
  const outbox = readStickFile(folder, basename(path), STICK_FILE_MAX_BYTES, stickOutboxSchema)
  if (!outbox.ok) return outbox
  const received = await receiveStick(outbox.value, parts)
  if (!received.ok) return received
  const { terminal, acknowledgements, refusals, replies, windowRecords } = received.value.content
  const answers = answersFileName(terminal)
  const written = writeStickFile(folder, answers, Buffer.from(`${JSON.stringify(received.value)}\n`), folder)
  if (!written.ok) return written
  return ok({
    ...{ terminal, answers, acknowledged: acknowledgements.length, refused: refusals.length, replies: replies.length },
    windowRecords: windowRecords.reduce((sum, { statement }) => sum + statement.kept.length, 0),
  })
}

function outcomeOf(rows: readonly { path: string; done: Result<Received> }[], { messages }: CommandInput): Outcome {
  const message = (path: string, { code, params }: Failure) => messages.failure({ code, params: { name: path, ...params } })
  const files = rows.map(({ path, done }) =>
    done.ok ? { path, ...done.value } : { path, error: { code: done.error.code, message: message(path, done.error) } },
  )
  return {
    exit: rows.every(({ done }) => done.ok) ? 0 : 1,
    json: { files },
    lines: rows.map(({ path, done }) =>
      done.ok ? messages.say('cli:received', { path, ...done.value }) : `${path}: ${message(path, done.error)}`,
    ),
  }
}

/** Errors: `passphrase-missing`, `hub-already-running`, and those of keys and office file. */
async function openReception(
  data: string,
  input: CommandInput,
): Promise<Result<{ parts: ReceptionParts; close(): Promise<void> }>> {
  const unlocking = unlockingFrom(input)
  if (unlocking === undefined) return { ok: false, error: { code: 'passphrase-missing' } }
  const folders = hubFolders(data)
  const lock = lockHubFolder(folders.data)
  if (!lock.ok) return lock
  const keys = await hubKeys(folders.keys, unlocking)
  const office = readOffice(folders.repo, text(input.values['office-channel']) ?? DEMO_OFFICE_CHANNEL)
  if (!keys.ok || !office.ok) {
    lock.value.release()
    return keys.ok ? (office as Result<never>) : keys
  }
  const store = await openHubStore(folders.data)
  const { id } = office.value
  return ok({
    parts: {
      ...{ store, hub: id, offices: [id], signingKey: keys.value.signingKey },
      now: () => new Date(),
      log: createLog('receive'),
    },
    async close() {
      await store.destroy()
      lock.value.release()
    },
  })
}
