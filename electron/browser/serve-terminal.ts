// The host and its pages on 127.0.0.1, behind the door of one-time addresses.
import { Hono } from 'hono'
import { failureAnswer } from '../../platform/http/bind.ts'
import { type Listening, listen } from '../../platform/http/listen.ts'
import { staticPages } from '../../platform/http/static-pages.ts'
import { ok, type Result } from '../../shared/result.ts'
import type { Host } from '../host/host.ts'
import { guard } from './guard.ts'

export interface ServedTerminal {
  readonly origin: string
  /** A fresh address that opens the pages once. */
  newAddress(): string
  close: Listening['close']
}

/** `used`: called when an address was used up. Errors: those of listening. */
export async function serveTerminal(
  host: Host,
  { pages, port: wanted, used }: { readonly pages: string; readonly port: number; readonly used: () => void },
): Promise<Result<ServedTerminal>> {
  const app = new Hono()
  let port = 0
  const door = guard(app, () => port, used)
  const page = staticPages(pages, 'terminal/index.html')
  app.route('/', host.app)
  app.notFound((context) => page(context.req.raw) ?? failureAnswer({ code: 'not-found' }))
  const listening = await listen(app, { port: wanted, host: '127.0.0.1' }, '--terminal-port')
  if (!listening.ok) return listening
  port = listening.value.port ?? 0
  return ok({ origin: `http://127.0.0.1:${port}/`, newAddress: door.newAddress, close: listening.value.close })
}
