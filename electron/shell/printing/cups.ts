// Printing by CUPS: the page as a PDF of the printer's own paper size, and of each job what its printer says (F71, and R32: not the left strip of an A4).
import { userInfo } from 'node:os'
import type { PrintRequest } from '../../../shared/api/print-request.ts'
import type { Printer, PrintState } from '../../../shared/api/terminal-shell.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { pageFor, paperOfMedia } from '../../../shared/takeaway/paper.ts'
import type { AskCups } from './cups-connection.ts'
import { IPP_OPERATION, type IppAttribute, type IppGroup, type IppOperation, succeeded } from './ipp-message.ts'
import { jobState } from './job-state.ts'
import type { Printable, PrintSystem } from './print-system.ts'

const MM_PER_INCH = 25.4
/** In the spool's list, for all to see: not a word of what is printed. */
const JOB_NAME = 'zwgk'
const ABOUT_PRINTERS = [
  'printer-name',
  'printer-info',
  'media-default',
  'media-supported',
  'printer-state',
  'printer-state-reasons',
]
const ABOUT_JOB = ['job-state', 'job-state-reasons', 'job-printer-uri']

/** Undefined: no print service answers here. */
export async function cupsPrinters(ask: AskCups): Promise<readonly Printer[] | undefined> {
  const found = await queues(ask)
  if (found === undefined) return undefined
  const standard = await standardQueue(ask)
  return found.flatMap((queue): Printer[] => {
    const name = textOf(queue, 'printer-name')
    if (name === undefined) return []
    const paper = paperOfMedia(textOf(queue, 'media-default'))
    return [{ name, words: textOf(queue, 'printer-info') || name, paper, standard: name === standard }]
  })
}

export function cupsPrinting(ask: AskCups): PrintSystem {
  const user = asker()
  const uri = (name: string, value: string): IppAttribute => ({ tag: 'uri', name, values: [value] })

  async function aboutJob(operation: IppOperation, job: string, more: readonly IppAttribute[]) {
    return await ask('/jobs/', { operation, attributes: [uri('job-uri', `ipp://localhost/jobs/${job}`), user, ...more] })
  }

  return {
    name: 'cups',

    printers: () => cupsPrinters(ask),

    async submit(
      contents: Printable,
      { printer, paper, lengthMm }: PrintRequest,
    ): Promise<Result<{ job: string; state: PrintState }, 'failed'>> {
      const queue = (await queues(ask))?.find((one) => textOf(one, 'printer-name') === printer)
      if (queue === undefined) return fail('failed')
      const page = pageFor(paper, textsOf(queue, 'media-supported'), lengthMm)
      const pdf = await contents.printToPDF({
        pageSize: { width: page.widthMm / MM_PER_INCH, height: page.heightMm / MM_PER_INCH },
        printBackground: false,
      })
      const path = `/printers/${encodeURIComponent(printer)}`
      const answer = await ask(
        path,
        {
          operation: IPP_OPERATION.printJob,
          attributes: [
            uri('printer-uri', `ipp://localhost${path}`),
            user,
            { tag: 'name', name: 'job-name', values: [JOB_NAME] },
            { tag: 'mime', name: 'document-format', values: ['application/pdf'] },
          ],
          job: page.media === undefined ? [] : [{ tag: 'keyword', name: 'media', values: [page.media] }],
        },
        pdf,
      )
      const job = answer?.groups
        .slice(1)
        .map((group) => group.get('job-id')?.[0])
        .find((id) => typeof id === 'number')
      if (answer === undefined || !succeeded(answer) || job === undefined) return fail('failed')
      return ok({ job: String(job), state: 'queued' })
    },

    async state(job) {
      const answer = await aboutJob(IPP_OPERATION.getJobAttributes, job, [wanted(ABOUT_JOB)])
      // A service that does not answer just now has not lost the job.
      if (answer === undefined) return 'queued'
      const told = answer.groups[1]
      const printer = textOf(told, 'job-printer-uri')?.split('/').at(-1)
      const queue = (await queues(ask))?.find((one) => textOf(one, 'printer-name') === decodeURIComponent(printer ?? ''))
      return jobState({
        job: numberOf(told, 'job-state'),
        jobReasons: textsOf(told, 'job-state-reasons'),
        printer: numberOf(queue, 'printer-state'),
        printerReasons: textsOf(queue, 'printer-state-reasons'),
      })
    },

    async forget(job) {
      await aboutJob(IPP_OPERATION.cancelJob, job, [{ tag: 'boolean', name: 'purge-job', values: [true] }])
    },
  }
}

function asker(): IppAttribute {
  return { tag: 'name', name: 'requesting-user-name', values: [userInfo().username] }
}

function wanted(names: readonly string[]): IppAttribute {
  return { tag: 'keyword', name: 'requested-attributes', values: names }
}

async function queues(ask: AskCups): Promise<readonly IppGroup[] | undefined> {
  const answer = await ask('/', { operation: IPP_OPERATION.getPrinters, attributes: [asker(), wanted(ABOUT_PRINTERS)] })
  if (answer === undefined) return undefined
  // A service without printers calls that a failure: not found.
  return succeeded(answer) ? answer.groups.slice(1) : []
}

async function standardQueue(ask: AskCups): Promise<string | undefined> {
  const answer = await ask('/', { operation: IPP_OPERATION.getDefault, attributes: [asker(), wanted(['printer-name'])] })
  return answer !== undefined && succeeded(answer) ? textOf(answer.groups[1], 'printer-name') : undefined
}

function textsOf(group: IppGroup | undefined, name: string): readonly string[] {
  return (group?.get(name) ?? []).filter((value) => typeof value === 'string')
}

function textOf(group: IppGroup | undefined, name: string): string | undefined {
  return textsOf(group, name)[0]
}

function numberOf(group: IppGroup | undefined, name: string): number | undefined {
  const value = group?.get(name)?.[0]
  return typeof value === 'number' ? value : undefined
}
