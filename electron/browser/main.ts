// The browser shell: the same host on 127.0.0.1 with its pages, for a system Chromium where Electron can't run.
import { endWith, hostArguments, orEnd, sayReady, startHost } from '../host/run-host.ts'
import { serveTerminal } from './serve-terminal.ts'

const args = { ...hostArguments(process.argv.slice(2)), lockdown: 'browser' as const }
const host = await startHost(args)
const served = orEnd(
  await serveTerminal(host, {
    ...{ pages: args.pages, port: args.port },
    // Each address works once; the next one is told to whoever started the process.
    used: () => sayReady({ address: served.newAddress() }),
  }),
)
host.poller.start()
endWith(async () => {
  await host.close()
  await served.close()
})
sayReady({ address: served.newAddress() })
