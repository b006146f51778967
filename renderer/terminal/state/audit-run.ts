// Whether the terminal is looking at its own pages just now. Then nobody is using it: no question whether somebody is still there, and the
// grant of maintenance is kept while other pages are shown.
import { create } from 'zustand'
import type { Report } from '../../../shared/standard/report.ts'

export type AuditEnd = { readonly how: 'stopped' } | { readonly how: 'reported'; readonly report: Report }

interface AuditRun {
  readonly running: boolean
  /** Pages measured so far, and how many there are. */
  readonly done: number
  readonly total: number
  /** What the last run of this session came to. */
  readonly ended: AuditEnd | undefined
}

const NOT_RUNNING = { running: false, done: 0, total: 0 }

export const useAuditRun = create<AuditRun>()(() => ({ ...NOT_RUNNING, ended: undefined }))

export function auditIsRunning(): boolean {
  return useAuditRun.getState().running
}

export function auditBegins(): void {
  useAuditRun.setState({ ...NOT_RUNNING, running: true, ended: undefined })
}

export function auditHasDone(done: number, total: number): void {
  useAuditRun.setState({ done, total })
}

export function auditEnds(): void {
  useAuditRun.setState(NOT_RUNNING)
}

export function auditCameTo(ended: AuditEnd): void {
  useAuditRun.setState({ ended })
}
