// What the host says of itself: read once, then followed by server-sent events. Reconnecting is EventSource's own work.
import { create } from 'zustand'
import { TERMINAL_EVENTS_PATH, type TerminalState, terminalApi, terminalStateSchema } from '../../../shared/api/terminal.ts'
import { call } from '../../ui/call.ts'
import { sameWhereEqual } from './same-where-equal.ts'

interface HostState {
  readonly state: TerminalState | undefined
  /** `performance.now()` when the state came: the page's own clock runs on from there. */
  readonly receivedAt: number
}

const REOPEN_MS = 3000

export const useHostState = create<HostState>()(() => ({ state: undefined, receivedAt: 0 }))

/** Generation of the content shown; 0 before there is any. */
export function useGeneration(): number {
  return useHostState((host) => host.state?.content?.generation ?? 0)
}

/** Done when the host has answered for the first time, or has not. */
export async function followHostState(): Promise<void> {
  listen()
  await readHostState()
}

/** Once, as it is now. */
export async function readHostState(): Promise<void> {
  const before = useHostState.getState().receivedAt
  const answer = await call(terminalApi.state, {})
  // An event that came meanwhile is newer than this answer.
  if (answer.ok && useHostState.getState().receivedAt === before) take(answer.value)
}

function listen(): void {
  const events = new EventSource(TERMINAL_EVENTS_PATH)
  events.addEventListener('state', (event: MessageEvent<string>) => {
    const parsed = terminalStateSchema.safeParse(fromJson(event.data))
    if (parsed.success) take(parsed.data)
  })
  events.addEventListener('error', () => {
    // A refused or ended stream is not tried again by the browser; a broken one is.
    if (events.readyState !== EventSource.CLOSED) return
    setTimeout(() => {
      void readHostState()
      listen()
    }, REOPEN_MS)
  })
}

function take(told: TerminalState): void {
  useHostState.setState(({ state }) => ({ state: sameWhereEqual(state, told), receivedAt: performance.now() }))
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
