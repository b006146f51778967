// What a print service's words on a job and its printer (RFC 8011 5.3.7, 5.4.11) mean to whoever waits for the paper.
import type { PrintState } from '../../../shared/api/terminal-shell.ts'

const JOB = { processing: 5, canceled: 7, aborted: 8, completed: 9 } as const
const PRINTER_STOPPED = 5

const OUT_OF_PAPER = /^media-(empty|needed)(-(error|warning|report))?$/
/** `-report` and `-warning` do not stop a printer: toner that gets low is nobody's business here. */
const NEEDS_CARE =
  /^(media-jam|cover-open|door-open|interlock-open|input-tray-missing|output-area-full|toner-empty|marker-supply-empty|offline|shutdown|paused|timed-out|connecting-to-device|other)(-error)?$/

export interface JobFacts {
  /** Undefined: the service no longer knows the job. */
  readonly job: number | undefined
  readonly jobReasons: readonly string[]
  readonly printer: number | undefined
  readonly printerReasons: readonly string[]
}

export function jobState({ job, jobReasons, printer, printerReasons }: JobFacts): PrintState {
  if (job === JOB.completed) return 'done'
  if (job === undefined || job === JOB.canceled || job === JOB.aborted) return 'failed'
  const reasons = [...jobReasons, ...printerReasons]
  if (reasons.some((reason) => OUT_OF_PAPER.test(reason))) return 'out-of-paper'
  if (printer === PRINTER_STOPPED || reasons.some((reason) => NEEDS_CARE.test(reason))) return 'needs-care'
  return job === JOB.processing ? 'printing' : 'queued'
}
