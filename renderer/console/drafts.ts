// Replies that are being written: kept in memory while the officer looks elsewhere, gone with the sign-out.
import { create } from 'zustand'

const useDrafts = create<Readonly<Record<string, string>>>()(() => ({}))

/** The draft for a submission, and how to change it. */
export function useDraft(submission: string): [string, (body: string) => void] {
  const body = useDrafts((drafts) => drafts[submission] ?? '')
  return [body, (changed) => useDrafts.setState({ [submission]: changed })]
}

export function forgetDrafts(): void {
  useDrafts.setState({}, true)
}
