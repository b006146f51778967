// The browser shell: the same host on 127.0.0.1 with its pages, for a system Chromium where Electron can't run.
import { randomUUID } from 'node:crypto'
import { tellServiceManager } from '../../platform/service/service-manager.ts'
import { endWith, hostArguments, orEnd, sayReady, startHost } from '../host/run-host.ts'
import { offerAddress } from './offered-address.ts'
import { serveTerminal } from './serve-terminal.ts'

const args = hostArguments(process.argv.slice(2))
const host = await startHost(args)
const id = randomUUID()
const served = orEnd(
  await serveTerminal(host, {
    ...{ pages: args.pages, port: args.port },
    // Each address works once; the next one is told to whoever started the process.
    used: () => offer(),
  }),
)
host.poller.start()
const serviceManager = tellServiceManager(served.origin)
endWith(async () => {
  serviceManager.stopping()
  await host.close()
  await served.close()
})
offer()

function offer(): void {
  const address = served.newAddress()
  if (args.addressFile !== undefined) offerAddress(args.addressFile, { address, host: id })
  sayReady({ address })
}
