// The hub as a process. `--demo` seeds the demo town and prints its logins; otherwise keys open with ZWGK_PASSPHRASE.
import { join } from 'node:path'
import { portOptionName } from '../platform/cli/program-options.ts'
import { listen } from '../platform/http/listen.ts'
import { loadMessages } from '../platform/messages.ts'
import { projectFolder } from '../platform/paths.ts'
import { tellServiceManager } from '../platform/service/service-manager.ts'
import { fail, type Result } from '../shared/result.ts'
import { type DemoLogin, seedDemo, seedDemoAccounts } from './demo/seed-demo.ts'
import { newEnrolmentCode } from './fleet/enrolment.ts'
import { hubFolders, openHub } from './hub.ts'
import { hubArguments } from './hub-arguments.ts'
import type { Unlocking } from './publish/key-folder.ts'
import { DATABASE_PASSWORD_VARIABLE } from './store/postgres-place.ts'

const options = orEnd(hubArguments(process.argv.slice(2), process.env[DATABASE_PASSWORD_VARIABLE]))
const { demo, database, officeChannel, terminalPrefix, retentionYears, consultationDays, ratingDays, pages } = options
const folders = hubFolders(options.data)
const passphrase = process.env['ZWGK_PASSPHRASE'] ?? ''
const unlocking: Unlocking = demo ? { demo: true } : { passphrase }
if (demo) orEnd(await seedDemo(folders, join(projectFolder(), 'assets', 'demo'), new Date()))
if (!demo && passphrase === '') orEnd(fail('passphrase-missing'))
const terms = { retentionYears, consultationDays, ratingDays }
const hub = orEnd(await openHub({ folders, unlocking, database, officeChannel, terminalPrefix, ...terms, pages }))
const logins: DemoLogin[] = demo ? await seedDemoAccounts(hub.accounts, folders) : []
const terminalName = options.demoTerminal
const enrolment =
  demo && terminalName !== undefined
    ? orEnd(await newEnrolmentCode(hub.store, { prefix: terminalPrefix, terminalName, now: new Date() }))
    : undefined
const listening = orEnd(await listen(hub.app, { port: options.port, host: '127.0.0.1' }, portOptionName()))
const address = `http://127.0.0.1:${listening.port}`
const serviceManager = tellServiceManager(`${address}/`)
const facts = { ready: true, address, logins, enrolmentCode: enrolment?.code }
process.stdout.write(`${JSON.stringify(facts)}\n`)

let ending = false
for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) {
  process.on(signal, () => {
    if (ending) return
    ending = true
    serviceManager.stopping()
    void listening
      .close()
      .then(() => hub.close())
      .finally(() => process.exit(0))
  })
}

function orEnd<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value
  process.stderr.write(`${loadMessages().failure(result.error)}\n`)
  process.exit(2)
}
