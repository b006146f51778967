// 代填 from the PIN to the console: the mark, who helped, what a page can't forge, and that the terminal is left with nothing of either.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Host } from '../../electron/host/host.ts'
import { openSubmission } from '../../hub/reception/open-submission.ts'
import { callEndpoint } from '../../shared/api/endpoint.ts'
import { terminalApi } from '../../shared/api/terminal.ts'
import { terminalRolesApi } from '../../shared/api/terminal-roles.ts'
import { payloadSchema } from '../../shared/requests/envelope.ts'
import { FILLED_IN_BY_STAFF, type FillingHelp } from '../../shared/requests/filling-help.ts'
import type { SubmissionKind } from '../../shared/requests/form.ts'
import { filledForm } from '../support/filled-forms.ts'
import { type HubInProcess, hubInProcess, type TestTerminal } from '../support/hub-in-process.ts'
import { enterAs } from '../support/roles.ts'
import { submitForm } from '../support/submitting.ts'

let world: HubInProcess
let terminal: TestTerminal
let host: Host
beforeAll(async () => {
  world = await hubInProcess()
  terminal = await world.terminal()
  host = terminal.host
  host.ledger.settings.set('staff-names', ['某甲', '某乙'])
}, 60_000)
afterAll(() => world.close())

const fetcher = async (request: Request) => await host.app.fetch(request)
const open = (kind: SubmissionKind, help?: FillingHelp) =>
  callEndpoint(fetcher, 'http://terminal', terminalApi.openForm, { kind, ...(help && { help }) })

async function given(by = '某乙'): Promise<FillingHelp> {
  const staff = await enterAs(host, 'staff')
  const help = await staff.get(terminalRolesApi.fillingHelp, { by })
  await staff.get(terminalRolesApi.leave, {})
  return help
}

async function send(kind: SubmissionKind, help: FillingHelp | undefined, form?: { submissionId: string; codeSeed: string }) {
  const opened = form ?? (await open(kind, help).then((answer) => (answer.ok ? answer.value : undefined)))
  if (opened === undefined) throw new Error('expected a form')
  return await callEndpoint(fetcher, 'http://terminal', terminalApi.submit, {
    ...{ submissionId: opened.submissionId, codeSeed: opened.codeSeed, kind, version: 1 },
    answers: filledForm(kind, '代填的一件'),
    ...(help && { help }),
  })
}
const codeOf = (answer: { ok: boolean; error?: { code: string } }) => (answer.ok ? 'sent' : answer.error?.code)

test('staff have left before the form is filled in; receipt, header and sealed part say what each of them may', async () => {
  const help = await given()
  const receipt = await send('disclosure-request', help)
  if (!receipt.ok) throw new Error(receipt.error.code)
  expect(receipt.value.filledInBy).toBe('某乙')
  const kept = host.ledger.submissions.byId(help.submissionId)
  expect(kept?.header.onBehalf).toBe(true)
  const envelope = host.ledger.submissions.envelope(help.submissionId)
  expect(JSON.stringify({ ...envelope, sealed: '' })).not.toContain('某乙')
  await host.poller.round()
  const opened = await openSubmission(help.submissionId, world.reception)
  if (!opened.ok) throw new Error(opened.error.code)
  expect(opened.value.row.onBehalf).toBe(true)
  expect(opened.value.filledInBy).toBe('某乙')
  const staff = await enterAs(host, 'staff')
  const item = await staff.get(terminalRolesApi.findItem, { number: receipt.value.number })
  expect(item.onBehalf).toBe(true)
})

test('ten taps are one submission with one receipt, helper and all', async () => {
  const help = await given('某甲')
  const form = await open('consultation', help)
  if (!form.ok) throw new Error(form.error.code)
  expect(form.value.submissionId).toBe(help.submissionId)
  const sent = await Promise.all(Array.from({ length: 10 }, () => send('consultation', help, form.value)))
  const receipts = new Set(sent.map((one) => JSON.stringify(one)))
  expect(receipts.size).toBe(1)
  expect(sent[0]?.ok && sent[0].value.filledInBy).toBe('某甲')
})

test('a visitor’s own form carries no mark', async () => {
  const { number } = await submitForm(host, 'consultation', '自己填的')
  const kept = host.ledger.submissions.byReceipt(number)
  expect(kept?.header.onBehalf).toBe(false)
  await host.poller.round()
  const opened = await openSubmission(kept?.header.id ?? '', world.reception)
  expect(opened.ok && 'filledInBy' in opened.value).toBe(false)
})

test('without the PIN there is no word on a helper, and a name that is not the hall’s gets none', async () => {
  expect(codeOf(await callEndpoint(fetcher, 'http://terminal', terminalRolesApi.fillingHelp, { by: '某甲' }))).toBe('no-grant')
  const staff = await enterAs(host, 'staff')
  expect(codeOf(await staff.ask(terminalRolesApi.fillingHelp, { by: '某丙' }))).toBe('name-unknown')
  expect(codeOf(await staff.ask(terminalRolesApi.fillingHelp, {}))).toBe('name-unknown')
})

test('another name, another submission, another terminal’s word and a made-up signature are refused, and nothing is kept', async () => {
  const help = await given()
  const other = await given('某甲')
  const elsewhere = await world.terminal()
  const foreign = await (await enterAs(elsewhere.host, 'staff')).get(terminalRolesApi.fillingHelp, {})
  const forged: FillingHelp[] = [
    { ...help, by: '某甲' },
    { ...help, submissionId: other.submissionId },
    foreign,
    { ...help, signature: { ...help.signature, value: '00' } },
  ]
  const before = host.ledger.submissions.counts()
  for (const one of forged) {
    expect(codeOf(await open('consultation', one))).toBe('filling-help-invalid')
    const form = { submissionId: one.submissionId, codeSeed: 'a'.repeat(64) }
    expect(codeOf(await send('consultation', one, form))).toBe('filling-help-invalid')
  }
  // The word for one submission, given with the id of another.
  const form = { submissionId: other.submissionId, codeSeed: 'a'.repeat(64) }
  expect(codeOf(await send('consultation', help, form))).toBe('filling-help-invalid')
  expect(host.ledger.submissions.counts()).toEqual(before)
})

test('whoever is rated does not write the rating', async () => {
  expect(FILLED_IN_BY_STAFF).not.toContain('rating')
  expect(codeOf(await open('rating', await given()))).toBe('filling-help-not-for-this')
})

test('the word outlives a restart of the host: a power cut costs no mark', async () => {
  const help = await given()
  host = await terminal.restart()
  const receipt = await send('consultation', help)
  expect(receipt.ok && receipt.value.filledInBy).toBe('某乙')
})

test('what an earlier release sealed still opens, and a helper’s name has its limit', () => {
  const payload = {
    header: {
      ...{ id: '3f0c1f4e-8f4e-4d53-9d3b-0a1d5c7b2e11', receipt: 'QH01-20261125-A00042-D', kind: 'consultation' },
      ...{ form: { id: 'consultation', version: 1 }, addressee: 'qinghe', terminal: 'QH01' },
      ...{ submittedAt: '2026-11-25T02:00:00.000Z', clockTrusted: true, onBehalf: false },
    },
    answers: { subject: 'pension' },
    queryCode: '000000000000',
  }
  const withReceipt = {
    ...payload,
    header: { ...payload.header, receipt: host.ledger.submissions.nextReceipt({ terminal: 'QH01', day: '2026-11-25' }) },
  }
  expect(payloadSchema.safeParse(withReceipt).success).toBe(true)
  expect(payloadSchema.safeParse({ ...withReceipt, filledInBy: '某乙' }).success).toBe(true)
  for (const filledInBy of ['', '甲'.repeat(61), 1, null])
    expect(payloadSchema.safeParse({ ...withReceipt, filledInBy }).success).toBe(false)
})
