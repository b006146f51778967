// The host process of the Electron shell: listens on a private socket that only the shell knows.
import { listen } from '../../platform/http/listen.ts'
import { hostArguments } from './host-arguments.ts'
import { endWith, orEnd, RESTART_EXIT_CODE, sayReady, startHost } from './run-host.ts'

const args = orEnd(hostArguments(process.argv.slice(2)))
if (args.socket === undefined) throw new Error('expected --socket')
const host = await startHost(args, 'electron', () => end(RESTART_EXIT_CODE))
const listening = orEnd(await listen(host.app, { socket: args.socket }))
const end = endWith(async () => {
  await host.close()
  await listening.close()
})
host.poller.start()
sayReady({ socket: args.socket })
