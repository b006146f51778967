// Someone submits a form at the terminal in the browser, by the pages' own contract: how the forms are filled is the terminal's test.
import { vi } from 'vitest'
import { callEndpoint, type Fetch } from '../../shared/api/endpoint.ts'
import { terminalApi } from '../../shared/api/terminal.ts'
import type { Answers, SubmissionKind } from '../../shared/requests/form.ts'
import type { Shell } from './browser.ts'
import { filledForm } from './filled-forms.ts'

/** `other`: answers that are given otherwise than `filledForm` has them. */
export async function submitAtTerminal(shell: Shell, kind: SubmissionKind, words: string, other: Answers = {}): Promise<void> {
  const fetcher: Fetch = async (request) => {
    const asked = { path: new URL(request.url).pathname, method: request.method, body: await request.text() }
    const answered = await shell.page.evaluate(async ({ path, method, body }) => {
      const response = await fetch(path, {
        method,
        ...(body !== '' && { body, headers: { 'content-type': 'application/json' } }),
      })
      return { status: response.status, text: await response.text() }
    }, asked)
    return new Response(answered.text, { status: answered.status })
  }
  const form = await callEndpoint(fetcher, 'http://terminal', terminalApi.openForm, { kind })
  if (!form.ok) throw new Error(`expected a form, got ${form.error.code}`)
  const filled = { ...form.value, kind, answers: { ...filledForm(kind, words), ...other } }
  // A terminal that has just been enrolled knows its office only after the first sync.
  await vi.waitFor(
    async () => {
      const receipt = await callEndpoint(fetcher, 'http://terminal', terminalApi.submit, filled)
      if (!receipt.ok) throw new Error(`expected a receipt, got ${receipt.error.code}`)
    },
    { timeout: 30_000, interval: 500 },
  )
}
