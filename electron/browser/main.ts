// The browser shell: the same host on 127.0.0.1 with its pages, for a system Chromium where Electron can't run.
import { Hono } from 'hono'
import { failureAnswer } from '../../platform/http/bind.ts'
import { listen } from '../../platform/http/listen.ts'
import { staticPages } from '../../platform/http/static-pages.ts'
import { endWith, hostArguments, orEnd, sayReady, startHost } from '../host/run-host.ts'
import { guard } from './guard.ts'

const args = hostArguments(process.argv.slice(2))
const host = await startHost(args)
const app = new Hono()
let port = 0
const door = guard(
  app,
  () => port,
  // Each address works once; the next one is told to whoever started the process.
  () => sayReady({ address: door.newAddress() }),
)
const page = staticPages(args.pages, 'terminal/index.html')
app.route('/', host.app)
app.notFound((context) => page(context.req.raw) ?? failureAnswer({ code: 'not-found' }))
const listening = orEnd(await listen(app, { port: args.port, host: '127.0.0.1' }, '--terminal-port'))
port = listening.port ?? 0
host.poller.start()
endWith(async () => {
  await host.close()
  await listening.close()
})
sayReady({ address: door.newAddress() })
