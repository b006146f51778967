// The browser shell: the same host on 127.0.0.1 with its pages, for a system Chromium where Electron can't run. It tells an address to whoever opens
// one. `--chromium PROGRAM`: it keeps that browser on the screen itself (with `--kiosk` over all of it). `--address-file FILE`: a kiosk session of
// another user keeps one, and reads there what it needs (`kiosk.ts`).
import { createLog } from '../../platform/log/logger.ts'
import { tellServiceManager } from '../../platform/service/service-manager.ts'
import { hostArguments } from '../host/host-arguments.ts'
import { endWith, orEnd, sayReady, startHost } from '../host/run-host.ts'
import { launchChromium } from './chromium.ts'
import { type KeptBrowser, keepBrowser } from './keep-browser.ts'
import { serveTerminal } from './serve-terminal.ts'
import { tellWindow } from './tell-window.ts'

const args = { ...orEnd(hostArguments(process.argv.slice(2))), lockdown: 'browser' as const }
const { chromium, kiosk, addressFile } = args
let browser: KeptBrowser | undefined
const host = await startHost(args, 'browser')
const served = orEnd(
  await serveTerminal(host, {
    ...{ pages: args.pages, port: args.port },
    browser: () => browser,
  }),
)
/** Each address works once; the next one is told to whoever started the process. */
const tellAddress = () => sayReady({ address: served.newAddress(tellAddress) })
host.poller.start()
const serviceManager = tellServiceManager(served.origin)
const end = endWith(async () => {
  serviceManager.stopping()
  await browser?.stop()
  await host.close()
  await served.close()
})
if (addressFile !== undefined) browser = tellWindow({ file: addressFile, home: served.newAddress, help: served.newHelpAddress })
else if (chromium !== undefined) {
  browser = keepBrowser({
    launch: (address) => launchChromium(chromium, address, kiosk),
    ...{ home: () => served.newAddress(), help: () => served.newHelpAddress(), log: createLog('browser-shell') },
    // A window that may be closed ends the terminal with it.
    ...(!kiosk && { closed: end }),
  })
}
tellAddress()
