// Whether the terminal is looking at its own pages just now. Then nobody is using it: no question whether somebody is still there, and the
// grant of maintenance is kept while other pages are shown.
import { create } from 'zustand'

interface AuditRun {
  readonly running: boolean
  /** Pages measured so far, and how many there are. */
  readonly done: number
  readonly total: number
}

const NOT_RUNNING: AuditRun = { running: false, done: 0, total: 0 }

export const useAuditRun = create<AuditRun>()(() => NOT_RUNNING)

export function auditIsRunning(): boolean {
  return useAuditRun.getState().running
}

export function auditBegins(): void {
  useAuditRun.setState({ ...NOT_RUNNING, running: true })
}

export function auditHasDone(done: number, total: number): void {
  useAuditRun.setState({ done, total })
}

export function auditEnds(): void {
  useAuditRun.setState(NOT_RUNNING)
}
