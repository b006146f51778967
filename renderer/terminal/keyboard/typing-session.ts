// Names this visitor to the host, which keeps what they picked for them alone and drops it when told, or when another name comes.
import { terminalTypingApi } from '../../../shared/api/terminal-typing.ts'
import { call } from '../../ui/call.ts'

let session = crypto.randomUUID()

export function typingSession(): string {
  return session
}

export function endTypingSession(): void {
  void call(terminalTypingApi.forget, { session })
  session = crypto.randomUUID()
}
