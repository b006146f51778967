// 导入: takes from a stick what is for this terminal: an enrolment, content, the hub's answers. Each part by itself; one that fails stops no other.
import { readStickFile } from '../../../platform/files/stick-file.ts'
import type { Log } from '../../../platform/log/logger.ts'
import { folderSource } from '../../../platform/package/folder-source.ts'
import { answersFileName, type StickAnswers, stickAnswersSchema } from '../../../shared/api/stick.ts'
import type { StickPart } from '../../../shared/api/terminal-roles.ts'
import { STICK_FILE_MAX_BYTES } from '../../../shared/content/limits.ts'
import type { Office } from '../../../shared/content/office.ts'
import { statementBytes } from '../../../shared/crypto/statement.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import type { Clock } from '../clock.ts'
import type { CommandDesk } from '../fleet/command-desk.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Moving } from '../outbox/enrol.ts'
import type { FormerLine } from '../outbox/former-lines.ts'
import { takeMovedAway } from '../outbox/moved-away.ts'
import { isSignedByHub, type Outbox } from '../outbox/outbox.ts'
import type { Poller } from '../sync/poller.ts'
import { ensureTrust } from '../sync/trial-enrolment.ts'
import { enrolByStick, waitingCodeName } from './enrol-by-stick.ts'
import { contentFolder, describeStick, type FoundStick, holdsAnswers, type Sticks } from './find-sticks.ts'

export interface StickInParts {
  readonly sticks: Sticks
  readonly ledger: Ledger
  readonly clock: Clock
  readonly poller: Poller
  readonly outbox: Outbox
  readonly commands: CommandDesk
  readonly moving: Moving
  readonly formerLines: () => readonly FormerLine[]
  readonly office: () => Office | undefined
  readonly dataFolder: string
  readonly log: Log
}

/**
 * `move`: a terminal that is enrolled goes over to the office whose enrolment lies on the stick.
 * Errors: `stick-removed`, `stick-has-nothing`; what is wrong with one part stands in that part.
 */
export async function stickIn(stickId: string, move: boolean, parts: StickInParts): Promise<Result<StickPart[]>> {
  const stick = parts.sticks.byId(stickId)
  if (!stick.ok) return stick
  const terminal = () => parts.ledger.settings.get('grant')?.terminal.code
  const holds = () => describeStick(stick.value, terminalCodes(parts.ledger), waitingCodeName(parts.ledger)).holds
  const found: StickPart[] = []
  if (holds().enrolment || (move && holds().move)) {
    const enrolled = await parts.poller.whileNoSync(() => enrolByStick(stick.value, parts.ledger, parts.moving))
    found.push(partOf('enrolment', enrolled))
  }
  if (holds().content) found.push(partOf('content', await takeContent(stick.value, parts)))
  // Last: the keys that answers are checked with come with the content.
  const { outbox, office } = parts
  for (const line of [{ terminal: terminal(), outbox, office, former: false }, ...parts.formerLines().map(formerAnswers)]) {
    if (line.terminal === undefined || !holdsAnswers(stick.value, line.terminal)) continue
    const taken = partOf('answers', takeAnswers(stick.value, { ...line, terminal: line.terminal }, parts))
    found.push(line.former ? { ...taken, former: line.terminal } : taken)
  }
  for (const { part, outcome, failure } of found) parts.log('stick-in', { part, outcome, code: failure?.code })
  return found.length === 0 ? fail('stick-has-nothing', { name: stick.value.name }) : ok(found)
}

interface AnswersLine {
  readonly terminal: string
  readonly outbox: Outbox
  readonly office: () => Office | undefined
  /** An office that the terminal has left: it gives no commands here. */
  readonly former: boolean
}

function formerAnswers({ office, outbox }: FormerLine): AnswersLine {
  return { terminal: office.terminal, outbox, office: () => office.office, former: true }
}

/** Codes of this terminal: that of now first. */
export function terminalCodes(ledger: Ledger): string[] {
  const now = ledger.settings.get('grant')?.terminal.code
  return now === undefined ? [] : [now, ...ledger.formerOffices.list().map(({ terminal }) => terminal)]
}

type Taken = Pick<StickPart, 'outcome' | 'count'>

async function takeContent(stick: FoundStick, { ledger, clock, poller, dataFolder }: StickInParts): Promise<Result<Taken>> {
  const folder = contentFolder(stick)
  if (folder === undefined) return fail('stick-removed', { name: stick.name })
  const source = folderSource(folder)
  const trust = await ensureTrust(ledger, source, { root: undefined, now: clock.time().now, workFolder: dataFolder })
  if (!trust.ok) return named(trust.error, stick)
  const synced = await poller.take(source)
  if (!synced.ok) return named(synced.error, stick)
  return ok({ outcome: synced.value.changed ? 'taken' : 'unchanged', count: synced.value.documents })
}

function takeAnswers(stick: FoundStick, line: AnswersLine, parts: StickInParts): Result<Taken> {
  const { terminal, outbox, office, former } = line
  const { ledger, log } = parts
  const file = answersFileName(terminal)
  const answers = readStickFile(stick.path, file, STICK_FILE_MAX_BYTES, stickAnswersSchema)
  if (!answers.ok) return answers
  const { content, signature } = answers.value
  if (office() === undefined) return fail('no-office')
  // Refusals and confirmations carry no signature of their own: without the file's they count for nothing.
  const signed = isSignedByHub(office(), statementBytes('stick-answers', content), signature)
  if (!signed || content.terminal !== terminal) return fail('stick-answers-not-signed', { name: file })
  if (former) ledger.formerOffices.repliesAskedAgain(terminal)
  else {
    ledger.commands.told(content.commandsKept ?? [])
    parts.commands.take(content.commands ?? [])
    takeMovedAway(content.movedAway, { ledger, office, log })
    ledger.settings.remove('replies-wanted-again')
  }
  return ok(countTaken(content, ledger, outbox))
}

function countTaken(content: StickAnswers['content'], ledger: Ledger, outbox: Outbox): Taken {
  const before = ledger.submissions.counts()
  const acknowledged = content.acknowledgements.filter((acknowledgement) => outbox.takeAcknowledgement(acknowledgement))
  for (const { id, reason } of content.refusals) outbox.takeRefusal(id, reason)
  ledger.submissions.repliesConfirmed(content.repliesConfirmed)
  outbox.keepReplies(content.replies)
  for (const answer of content.windowRecords) outbox.takeWindowRecordsAnswer(answer)
  const after = ledger.submissions.counts()
  const changed = before.waiting !== after.waiting || before.refused !== after.refused || content.replies.length > 0
  return {
    outcome: changed ? 'taken' : 'unchanged',
    count: acknowledged.length + content.refusals.length + content.replies.length,
  }
}

function named({ code, params }: { code: string; params?: Readonly<Record<string, string | number>> }, stick: FoundStick) {
  return fail(code, { ...params, name: stick.name })
}

function partOf(part: StickPart['part'], taken: Result<Taken>): StickPart {
  if (taken.ok) return { part, ...taken.value }
  const { code, params } = taken.error
  return { part, outcome: 'failed', failure: { code, ...(params && { params: { ...params } }) } }
}
