// The keyboard's calls. Nothing of them is logged.
import type { Hono } from 'hono'
import { bind } from '../../../platform/http/bind.ts'
import { terminalTypingApi } from '../../../shared/api/terminal-typing.ts'
import { ok } from '../../../shared/result.ts'
import type { Typing } from '../ime/typing.ts'

export function typingRoutes(app: Hono, typing: Typing): void {
  bind(app, terminalTypingApi.candidates, (asked) => {
    const found = typing.candidates(asked)
    return found.ok ? ok({ candidates: found.value }) : found
  })
  bind(app, terminalTypingApi.picked, ({ session, ...word }) => {
    typing.picked(session, word)
    return ok({ kept: true as const })
  })
  bind(app, terminalTypingApi.forget, ({ session }) => {
    typing.forget(session)
    return ok({ forgotten: true as const })
  })
}
