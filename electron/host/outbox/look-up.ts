// 我的回执: where a submission is and what was answered, for whoever has its number and query code. Works offline.

import { currentSuite, suiteById } from '../../../platform/crypto/suites.ts'
import type { ReceiptStatus } from '../../../shared/api/terminal.ts'
import { replyContentSchema, type SealedReply } from '../../../shared/requests/envelope.ts'
import { parseQueryCode, parseReceipt } from '../../../shared/requests/receipt.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import type { Ledger } from '../ledger/ledger.ts'

/** Errors: `receipt-not-found`, which also stands for a wrong code, so that nobody can try out numbers. */
export async function lookUp(ledger: Ledger, typed: { number: string; queryCode: string }): Promise<Result<ReceiptStatus>> {
  const receipt = parseReceipt(typed.number)
  const code = parseQueryCode(typed.queryCode)
  if (receipt === undefined || code === undefined) return fail('receipt-not-found')
  const kept = ledger.submissions.byReceipt(receipt.number)
  // The code is stretched even when there is no such receipt, so that both answers take the same time.
  const check = await currentSuite.stretch(code, receipt.number)
  if (kept === undefined || kept.codeCheck !== check) return fail('receipt-not-found')
  const reply = await newestReply(ledger.submissions.replies(receipt.number), code)
  const received = kept.acknowledgement?.statement.receivedAt
  return ok({
    number: receipt.number,
    kind: kept.header.kind,
    submittedAt: kept.header.submittedAt,
    state: reply !== undefined ? 'answered' : kept.state === 'acknowledged' ? 'received' : kept.state,
    ...(received !== undefined && { receivedAt: received }),
    ...(reply !== undefined && { reply }),
  })
}

async function newestReply(replies: readonly SealedReply[], code: string): Promise<ReceiptStatus['reply']> {
  const newest = replies.at(-1)
  if (newest === undefined) return undefined
  const opened = await suiteById(newest.signature.suite).openWithCode(code, Buffer.from(newest.sealed, 'base64'))
  const content = opened && replyContentSchema.safeParse(JSON.parse(Buffer.from(opened).toString('utf8')))
  if (!content?.success || content.data.receipt !== newest.statement.receipt) return undefined
  const { body, answeredBy, sentAt } = content.data
  return { body, answeredBy, sentAt }
}
