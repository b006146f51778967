// Someone at the terminal submits a form; the host's own app answers, without a socket.
import type { Host } from '../../electron/host/host.ts'
import { callEndpoint } from '../../shared/api/endpoint.ts'
import { type IssuedReceipt, terminalApi } from '../../shared/api/terminal.ts'
import type { Answers, SubmissionKind } from '../../shared/requests/form.ts'
import { filledForm } from './filled-forms.ts'

/** `other`: answers that are given otherwise than `filledForm` has them. */
export async function submitForm(host: Host, kind: SubmissionKind, words: string, other: Answers = {}): Promise<IssuedReceipt> {
  const fetcher = async (request: Request) => await host.app.fetch(request)
  const form = await callEndpoint(fetcher, 'http://terminal', terminalApi.openForm, { kind })
  if (!form.ok) throw new Error(`expected a form, got ${form.error.code}`)
  const receipt = await callEndpoint(fetcher, 'http://terminal', terminalApi.submit, {
    ...form.value,
    kind,
    answers: { ...filledForm(kind, words), ...other },
  })
  if (!receipt.ok) throw new Error(`expected a receipt, got ${receipt.error.code}`)
  return receipt.value
}
