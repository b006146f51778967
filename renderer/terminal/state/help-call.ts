// 请人帮忙: its screen stands over the page a person was on, and what they wrote stays behind it.
import { create } from 'zustand'
import { terminalApi } from '../../../shared/api/terminal.ts'
import { call } from '../../ui/call.ts'
import { ringChime } from '../../ui/chime.ts'
import { useWay } from './way.ts'

interface HelpScreen {
  readonly shown: boolean
  /** `quiet`: it has rung a moment ago, or too often. `broken`: the host does not answer. */
  readonly sound: 'rings' | 'quiet' | 'broken' | undefined
}

const NOT_SHOWN: HelpScreen = { shown: false, sound: undefined }

export const useHelpScreen = create<HelpScreen>()(() => NOT_SHOWN)

// Whatever leads to another page leads out of it.
useWay.subscribe(leaveHelpScreen)

export async function askForHelp(): Promise<void> {
  showHelpScreen()
  const answer = await call(terminalApi.callHelp, {})
  if (answer.ok && answer.value.rings) ringChime()
  useHelpScreen.setState({ sound: answer.ok ? (answer.value.rings ? 'rings' : 'quiet') : 'broken' })
}

/** Without a call: for whoever looks at all pages. */
export function showHelpScreen(): void {
  useHelpScreen.setState({ shown: true, sound: undefined })
}

export function leaveHelpScreen(): void {
  useHelpScreen.setState(NOT_SHOWN)
}

/** Somebody has come: the hub's list need not show it any longer. */
export function helpIsThere(): void {
  leaveHelpScreen()
  void call(terminalApi.helpIsThere, {})
}
