// zwgk receive --data HUB FILE… [--demo]: takes what terminals sent on a stick, enrolments, and what other offices hand on; the answers go beside each file.
import { basename, dirname, resolve } from 'node:path'
import { z } from 'zod'
import { type Command, type CommandInput, failed, type Outcome, text, usage } from '../../platform/cli/command.ts'
import { readStickFile, writeStickFile } from '../../platform/files/stick-file.ts'
import type { EnrolmentAsk } from '../../shared/api/hub-terminal.ts'
import {
  answersFileName,
  enrolmentAnswerFileName,
  type StickOutbox,
  stickEnrolmentAskSchema,
  stickOutboxSchema,
} from '../../shared/api/stick.ts'
import {
  type TransferAnswersFile,
  type TransferFile,
  transferAnswersFileName,
  transferAnswersFileSchema,
  transferFileSchema,
} from '../../shared/api/transfer.ts'
import { AUDIT_ACTORS } from '../../shared/audit/audit-entry.ts'
import { STICK_FILE_MAX_BYTES } from '../../shared/content/limits.ts'
import { type Failure, ok, type Result } from '../../shared/result.ts'
import { enrolTerminal } from '../fleet/enrolment.ts'
import type { grantOffer } from '../fleet/grant-offer.ts'
import { keepTransferAnswer } from '../moves/hand-on.ts'
import { takeOver } from '../moves/take-over.ts'
import type { ReceptionParts } from '../reception/receive.ts'
import { receiveStick } from '../reception/receive-stick.ts'
import { openReception, RECEPTION_OPTIONS, type Reception } from './open-reception.ts'

export const receiveFiles: Command = {
  options: RECEPTION_OPTIONS,
  async run(input) {
    const { positionals, messages, values } = input
    const data = text(values['data'])
    if (positionals.length === 0 || data === undefined) return usage(messages, 'receive')
    const opened = await openReception(data, input)
    if (!opened.ok) return failed(messages, opened.error)
    const { close, ...reception } = opened.value
    try {
      const rows: ReceivedFile[] = []
      for (const path of positionals) rows.push({ path, done: await receiveFile(path, reception) })
      return outcomeOf(rows, input)
    } finally {
      await close()
    }
  },
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

interface TakenOver {
  readonly kind: 'transfer'
  readonly answers: string
  readonly taken: number
  readonly refused: number
}

interface AnswersKept {
  readonly kind: 'transfer-answers'
  readonly kept: number
  /** Signed by nobody known, or about nothing that was sent. */
  readonly strange: number
}

type Done = Received | Enrolled | TakenOver | AnswersKept
interface ReceivedFile {
  readonly path: string
  readonly done: Result<Done>
}

/** Read once: what kind of file it is says its content. */
async function receiveFile(path: string, { parts, offer }: Reception): Promise<Result<Done>> {
  const folder = dirname(resolve(path))
  const schema = z.union([stickOutboxSchema, stickEnrolmentAskSchema, transferFileSchema, transferAnswersFileSchema])
  const file = readStickFile(folder, basename(path), STICK_FILE_MAX_BYTES, schema)
  if (!file.ok) return file
  if ('ask' in file.value) return await receiveEnrolment(folder, file.value.ask, parts, offer())
  if ('transfers' in file.value) return await receiveTransfers(folder, file.value, parts)
  if ('answers' in file.value) return ok(await receiveTransferAnswers(file.value, parts))
  return await receiveOutbox(folder, file.value, parts)
}

async function receiveTransfers(folder: string, file: TransferFile, parts: Reception['parts']): Promise<Result<TakenOver>> {
  const taken = await takeOver(file, parts)
  if (!taken.ok) return taken
  const from = file.transfers[0]?.statement.from ?? ''
  const answers = transferAnswersFileName(parts.hub, from)
  const bytes = Buffer.from(`${JSON.stringify({ format: 1, answers: taken.value } satisfies TransferAnswersFile)}\n`)
  const written = writeStickFile(folder, answers, bytes, folder)
  if (!written.ok) return written
  const refused = taken.value.filter(({ statement }) => statement.refused !== undefined).length
  return ok({ kind: 'transfer', answers, taken: taken.value.length - refused, refused })
}

async function receiveTransferAnswers({ answers }: TransferAnswersFile, parts: Reception['parts']): Promise<AnswersKept> {
  let kept = 0
  for (const answer of answers) if (await keepTransferAnswer(answer, parts)) kept += 1
  return { kind: 'transfer-answers', kept, strange: answers.length - kept }
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

const SENTENCES = {
  outbox: 'cli:received',
  enrolment: 'cli:enrolled',
  transfer: 'move:cli.taken-over',
  'transfer-answers': 'move:cli.answers-kept',
} as const

function outcomeOf(rows: readonly ReceivedFile[], { messages }: CommandInput): Outcome {
  const message = (path: string, { code, params }: Failure) => messages.failure({ code, params: { name: path, ...params } })
  const files = rows.map(({ path, done }) =>
    done.ok ? { path, ...done.value } : { path, error: { code: done.error.code, message: message(path, done.error) } },
  )
  return {
    exit: rows.every(({ done }) => done.ok) ? 0 : 1,
    json: { files },
    lines: rows.map(({ path, done }) =>
      done.ok ? messages.say(SENTENCES[done.value.kind], { path, ...done.value }) : `${path}: ${message(path, done.error)}`,
    ),
  }
}
