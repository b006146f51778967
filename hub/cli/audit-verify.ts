// zwgk audit verify --data HUB [--database URL] [--expect RECEIPT]: are the hub's records whole? Reads only; the hub may run.
import { type Command, failed, type Outcome, text, usage } from '../../platform/cli/command.ts'
import type { Messages } from '../../platform/messages.ts'
import { ok } from '../../shared/result.ts'
import { RECORDS, readReceipt, receiptText } from '../audit/receipt.ts'
import { type RecordReport, verifyRecord } from '../audit/verify-records.ts'
import { openForReading } from '../store/open-for-reading.ts'
import { databaseFrom } from './database.ts'

export const auditVerify: Command = {
  options: { data: { type: 'string' }, database: { type: 'string' }, expect: { type: 'string' } },
  async run(input) {
    const { values, positionals, messages } = input
    const data = text(values['data'])
    const expected = text(values['expect'])
    const database = databaseFrom(input)
    if (!database.ok) return failed(messages, database.error)
    if (positionals.length > 0 || (data === undefined && database.value === undefined)) return usage(messages, 'audit-verify')
    const known = expected === undefined ? ok([]) : readReceipt(expected)
    if (!known.ok) return failed(messages, known.error)
    const store = await openForReading(data ?? '', database.value)
    if (!store.ok) return failed(messages, store.error)
    try {
      const reports: RecordReport[] = []
      for (const record of RECORDS)
        reports.push(
          await verifyRecord(
            store.value,
            record,
            known.value.find((mark) => mark.record === record),
          ),
        )
      return outcome(reports, expected !== undefined, messages)
    } finally {
      await store.value.destroy()
    }
  },
}

function outcome(reports: readonly RecordReport[], hasReceipt: boolean, messages: Messages): Outcome {
  const whole = reports.every(({ problem, receipt }) => problem === undefined && receipt !== 'cut-off' && receipt !== 'made-anew')
  const receipt = receiptText(reports.flatMap(({ mark }) => mark ?? []))
  return {
    exit: whole ? 0 : 1,
    json: { whole, records: reports.map(({ mark: _, ...report }) => report), receipt: whole ? receipt : undefined },
    lines: [
      ...reports.flatMap((report) => linesOf(report, messages)),
      ...(whole && receipt !== '' ? [messages.say('office:audit.receipt', { receipt })] : []),
      ...(hasReceipt ? [] : [messages.say('office:audit.unseen')]),
    ],
  }
}

function linesOf({ record, rows, problem, receipt }: RecordReport, { say }: Messages): string[] {
  const name = say(`office:audit.record.${record}`)
  return [
    problem === undefined
      ? say('office:audit.whole', { name, rows })
      : say(`office:audit.problem.${problem.kind}`, { name, number: problem.number, before: problem.number - 1 }),
    ...(receipt === undefined ? [] : [say(`office:audit.against.${receipt}`, { name })]),
  ]
}
