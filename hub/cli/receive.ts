// zwgk receive --data HUB FILE… [--demo]: takes what terminals sent on a stick, enrolments too, and writes the answers beside each file.
import { basename, dirname, resolve } from 'node:path'
import { z } from 'zod'
import { type Command, type CommandInput, failed, type Outcome, text, usage } from '../../platform/cli/command.ts'
import { readStickFile, writeStickFile } from '../../platform/files/stick-file.ts'
import { createLog } from '../../platform/log/logger.ts'
import type { EnrolmentAsk } from '../../shared/api/hub-terminal.ts'
import {
  answersFileName,
  enrolmentAnswerFileName,
  type StickOutbox,
  stickEnrolmentAskSchema,
  stickOutboxSchema,
} from '../../shared/api/stick.ts'
import { AUDIT_ACTORS } from '../../shared/audit/audit-entry.ts'
import { STICK_FILE_MAX_BYTES } from '../../shared/content/limits.ts'
import { type Failure, ok, type Result } from '../../shared/result.ts'
import { auditRecord } from '../audit/audit-record.ts'
import { DEMO_OFFICE_CHANNEL } from '../demo/seed-demo.ts'
import { enrolTerminal } from '../fleet/enrolment.ts'
import { grantOffer } from '../fleet/grant-offer.ts'
import { hubFolders, hubKeys, openHubData, readOffice } from '../hub.ts'
import type { ReceptionParts } from '../reception/receive.ts'
import { receiveStick } from '../reception/receive-stick.ts'
import { databaseFrom } from './database.ts'
import { unlockingFrom } from './unlocking.ts'

export const receiveFiles: Command = {
  options: {
    data: { type: 'string' },
    database: { type: 'string' },
    'office-channel': { type: 'string' },
    demo: { type: 'boolean' },
  },
  async run(input) {
    const { positionals, messages, values } = input
    const data = text(values['data'])
    if (positionals.length === 0 || data === undefined) return usage(messages, 'receive')
    const opened = await openReception(data, input)
    if (!opened.ok) return failed(messages, opened.error)
    const { close, ...reception } = opened.value
    try {
      const rows: { path: string; done: Result<Received | Enrolled> }[] = []
      for (const path of positionals) rows.push({ path, done: await receiveFile(path, reception) })
      return outcomeOf(rows, input)
    } finally {
      await close()
    }
  },
}

interface Reception {
  readonly parts: ReceptionParts
  readonly offer: () => ReturnType<typeof grantOffer>
}

interface Received {
  readonly kind: 'outbox'
  readonly terminal: string
  readonly answers: string
  readonly acknowledged: number
  readonly refused: number
  readonly replies: number
  readonly windowRecords: number
}

interface Enrolled {
  readonly kind: 'enrolment'
  readonly terminal: string
  readonly answers: string
}

/** Read once: what kind of file it is says its content. */
async function receiveFile(path: string, { parts, offer }: Reception): Promise<Result<Received | Enrolled>> {
  const folder = dirname(resolve(path))
  const schema = z.union([stickOutboxSchema, stickEnrolmentAskSchema])
  const file = readStickFile(folder, basename(path), STICK_FILE_MAX_BYTES, schema)
  if (!file.ok) return file
  return 'ask' in file.value
    ? await receiveEnrolment(folder, file.value.ask, parts, offer())
    : await receiveOutbox(folder, file.value, parts)
}

async function receiveEnrolment(
  folder: string,
  ask: EnrolmentAsk,
  { store, now, log, audit }: ReceptionParts,
  offer: ReturnType<typeof grantOffer>,
): Promise<Result<Enrolled>> {
  const enrolled = await enrolTerminal(store, ask, offer, now())
  if (!enrolled.ok) return enrolled
  const { code } = enrolled.value.grant.terminal
  await audit({ account: AUDIT_ACTORS.commandLine, what: 'terminal-enrolled', about: code })
  log('enrolled', { terminal: code })
  const answers = enrolmentAnswerFileName(ask.codeName)
  const bytes = Buffer.from(`${JSON.stringify({ format: 1, answer: enrolled.value })}\n`)
  const written = writeStickFile(folder, answers, bytes, folder)
  return written.ok ? ok({ kind: 'enrolment', terminal: code, answers }) : written
}

async function receiveOutbox(folder: string, outbox: StickOutbox, parts: ReceptionParts): Promise<Result<Received>> {
  const received = await receiveStick(outbox, parts)
  if (!received.ok) return received
  const { terminal, acknowledgements, refusals, replies, windowRecords } = received.value.content
  const answers = answersFileName(terminal)
  const written = writeStickFile(folder, answers, Buffer.from(`${JSON.stringify(received.value)}\n`), folder)
  if (!written.ok) return written
  return ok({
    kind: 'outbox',
    ...{ terminal, answers, acknowledged: acknowledgements.length, refused: refusals.length, replies: replies.length },
    windowRecords: windowRecords.reduce((sum, { statement }) => sum + statement.kept.length, 0),
  })
}

function outcomeOf(rows: readonly { path: string; done: Result<Received | Enrolled> }[], { messages }: CommandInput): Outcome {
  const message = (path: string, { code, params }: Failure) => messages.failure({ code, params: { name: path, ...params } })
  const files = rows.map(({ path, done }) =>
    done.ok ? { path, ...done.value } : { path, error: { code: done.error.code, message: message(path, done.error) } },
  )
  return {
    exit: rows.every(({ done }) => done.ok) ? 0 : 1,
    json: { files },
    lines: rows.map(({ path, done }) =>
      done.ok
        ? messages.say(done.value.kind === 'outbox' ? 'cli:received' : 'cli:enrolled', { path, ...done.value })
        : `${path}: ${message(path, done.error)}`,
    ),
  }
}

/** Errors: `passphrase-missing`, `hub-already-running`, and those of keys and office file. */
async function openReception(data: string, input: CommandInput): Promise<Result<Reception & { close(): Promise<void> }>> {
  const unlocking = unlockingFrom(input)
  if (unlocking === undefined) return { ok: false, error: { code: 'passphrase-missing' } }
  const folders = hubFolders(data)
  const database = databaseFrom(input)
  if (!database.ok) return database
  const log = createLog('receive')
  const opened = await openHubData(folders.data, database.value, log)
  if (!opened.ok) return opened
  const keys = await hubKeys(folders.keys, unlocking)
  const officeChannel = text(input.values['office-channel']) ?? DEMO_OFFICE_CHANNEL
  const office = readOffice(folders.repo, officeChannel)
  if (!keys.ok || !office.ok) {
    await opened.value.close()
    return keys.ok ? (office as Result<never>) : keys
  }
  const { id } = office.value
  const now = () => new Date()
  return ok({
    parts: {
      ...{ store: opened.value.store, hub: id, offices: [id], signingKey: keys.value.signingKey },
      now,
      log,
      audit: auditRecord(opened.value.store, now),
    },
    offer: () => grantOffer(folders.repo, id, officeChannel),
    close: opened.value.close,
  })
}
