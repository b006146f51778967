// The hub as a process, on a folder that is seeded already: the product's hub without the demo's texts being read at each start.
import { parseArgs } from 'node:util'
import { endWith, orEnd, sayReady } from '../../../electron/host/run-host.ts'
import { DEMO_OFFICE_CHANNEL, DEMO_TERMINAL_PREFIX } from '../../../hub/demo/seed-demo.ts'
import { hubFolders, openHub } from '../../../hub/hub.ts'
import { postgresPlace } from '../../../hub/store/postgres-place.ts'
import { listen } from '../../../platform/http/listen.ts'

const { values } = parseArgs({ options: { data: { type: 'string' }, database: { type: 'string' }, port: { type: 'string' } } })
if (values.data === undefined) throw new Error('expected --data')
const hub = orEnd(
  await openHub({
    folders: hubFolders(values.data),
    database: values.database === undefined ? undefined : orEnd(postgresPlace(values.database, undefined)),
    unlocking: { demo: true },
    officeChannel: DEMO_OFFICE_CHANNEL,
    terminalPrefix: DEMO_TERMINAL_PREFIX,
    pages: undefined,
  }),
)
const listening = orEnd(await listen(hub.app, { port: Number(values.port ?? 0), host: '127.0.0.1' }, '--port'))
endWith(async () => {
  await listening.close()
  await hub.close()
})
sayReady({ port: listening.port })
