// 登记 without a network: the office's file in, the terminal's question out on the same stick, the office's answer in with the next.
import { readStickFile, writeStickFile } from '../../../platform/files/stick-file.ts'
import { folderSource } from '../../../platform/package/folder-source.ts'
import {
  ENROLMENT_FILE,
  enrolmentAnswerFileName,
  enrolmentAskFileName,
  stickEnrolmentAnswerSchema,
  stickEnrolmentSchema,
} from '../../../shared/api/stick.ts'
import type { StickPart } from '../../../shared/api/terminal-roles.ts'
import { STICK_ENROLMENT_ANSWER_MAX_BYTES, STICK_ENROLMENT_MAX_BYTES } from '../../../shared/content/limits.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { codeNameOf, enrolmentAsk, type Moving, takeGrant } from '../outbox/enrol.ts'
import { enrolFromOffer } from '../outbox/enrol-from-offer.ts'
import { contentFolder, type FoundStick } from './find-sticks.ts'

/**
 * The question is written at once, so that the stick need not be inserted twice before it goes back to the office. A terminal that is enrolled goes
 * over to the office of the file (归属变更); until the answer is here it stays with that of now.
 */
export async function enrolByStick(
  stick: FoundStick,
  ledger: Ledger,
  moving: Moving,
): Promise<Result<{ outcome: StickPart['outcome'] }>> {
  const answered = await takeAnswer(stick, ledger, moving)
  if (answered !== undefined) return answered
  const offer = readStickFile(stick.path, ENROLMENT_FILE, STICK_ENROLMENT_MAX_BYTES, stickEnrolmentSchema)
  if (!offer.ok) return offer
  ledger.settings.set('enrolment-offer', offer.value)
  const enrolled = await enrolFromOffer(ledger, moving)
  if (!enrolled.ok) return enrolled
  if (enrolled.value === 'enrolled') return ok({ outcome: 'taken' })
  const asked = writeAsk(stick, ledger, offer.value.code)
  // A stick that can't be written still brought the code: a network may do the rest.
  return ok({ outcome: asked.ok ? 'asked' : 'waits-for-network' })
}

/** The code of an enrolment that waits here for its answer. */
export function waitingCodeName(ledger: Ledger): string | undefined {
  const offer = ledger.settings.get('enrolment-offer')
  return offer && codeNameOf(offer.code)
}

/** Undefined: no answer to what this terminal has asked lies on the stick. A wrong one leaves the question open. */
async function takeAnswer(stick: FoundStick, ledger: Ledger, moving: Moving) {
  const offer = ledger.settings.get('enrolment-offer')
  const codeName = waitingCodeName(ledger)
  if (offer === undefined || codeName === undefined) return undefined
  const name = enrolmentAnswerFileName(codeName)
  const answer = readStickFile(stick.path, name, STICK_ENROLMENT_ANSWER_MAX_BYTES, stickEnrolmentAnswerSchema)
  if (!answer.ok) return answer.error.code === 'stick-file-missing' ? undefined : answer
  const folder = contentFolder(stick)
  const source = folder === undefined ? undefined : folderSource(folder)
  const asked = { address: offer.hub.replace(/\/+$/, ''), typedCode: offer.code, source, moving }
  const taken = await takeGrant(ledger, asked, answer.value.answer)
  moving.log('enrolled-from-stick', { ok: taken.ok, ...(!taken.ok && { code: taken.error.code }) })
  if (!taken.ok) return taken
  ledger.settings.remove('enrolment-offer')
  return ok({ outcome: 'taken' as const })
}

function writeAsk(stick: FoundStick, ledger: Ledger, typedCode: string): Result<void> {
  const ask = enrolmentAsk(ledger, typedCode)
  if (!ask.ok) return ask
  const file = { format: 1, ask: ask.value }
  const name = enrolmentAskFileName(ask.value.codeName)
  const written = writeStickFile(stick.path, name, Buffer.from(`${JSON.stringify(file)}\n`), stick.name)
  return written.ok ? ok(undefined) : fail(written.error.code, written.error.params)
}
