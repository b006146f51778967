// A submission as a terminal seals it, put in front of the hub's receiving: for tests that need several and no terminal.
import { randomUUID } from 'node:crypto'
import { currentSuite } from '../../platform/crypto/suites.ts'
import type { Envelope, SubmissionHeader } from '../../shared/requests/envelope.ts'
import type { Answers, SubmissionKind } from '../../shared/requests/form.ts'
import { currentForm } from '../../shared/requests/forms.ts'
import { formatReceipt } from '../../shared/requests/receipt.ts'

export interface SealedOptions {
  readonly terminal: string
  readonly sequence: number
  readonly addressee: string
  /** Public half of the office's sealing key. */
  readonly recipient: string
  readonly at: Date
  readonly document?: string
  /** Of the form; today's where nothing is said. */
  readonly version?: number
}

export async function sealedSubmission(kind: SubmissionKind, answers: Answers, options: SealedOptions): Promise<Envelope> {
  const { terminal, sequence, addressee, recipient, at, document, version = currentForm(kind).version } = options
  const header: SubmissionHeader = {
    id: randomUUID(),
    receipt: formatReceipt({ terminal, day: at.toISOString().slice(0, 10), epoch: 'A', sequence }),
    ...{ kind, form: { id: kind, version }, addressee, terminal },
    ...{ submittedAt: at.toISOString(), clockTrusted: true, onBehalf: false },
  }
  const payload = { header, answers, queryCode: 'ABCDEFGHJKMN', ...(document !== undefined && { document }) }
  const sealed = await currentSuite.seal([recipient], Buffer.from(JSON.stringify(payload)))
  return {
    ...{ format: 1, suite: currentSuite.id, header, sha256: currentSuite.hash(sealed) },
    sealed: Buffer.from(sealed).toString('base64'),
  }
}
