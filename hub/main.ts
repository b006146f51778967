// The hub as a process. `--demo` seeds the demo town and prints its logins; otherwise keys open with ZWGK_PASSPHRASE.
import { join } from 'node:path'
import { portOption, portOptionName, programOptions } from '../platform/cli/program-options.ts'
import { listen } from '../platform/http/listen.ts'
import { loadMessages } from '../platform/messages.ts'
import { projectFolder } from '../platform/paths.ts'
import { tellServiceManager } from '../platform/service/service-manager.ts'
import { isTerminalPrefix } from '../shared/fleet/terminal-code.ts'
import { houseDaysSchema } from '../shared/requests/house-limit.ts'
import { RETENTION_YEARS, type RetentionYears } from '../shared/requests/retention.ts'
import { fail, type Result } from '../shared/result.ts'
import { DEMO_OFFICE_CHANNEL, DEMO_TERMINAL_PREFIX, type DemoLogin, seedDemo, seedDemoAccounts } from './demo/seed-demo.ts'
import { newEnrolmentCode } from './fleet/enrolment.ts'
import { hubFolders, openHub } from './hub.ts'
import type { Unlocking } from './publish/key-folder.ts'
import { DATABASE_PASSWORD_VARIABLE, postgresPlace } from './store/postgres-place.ts'

const text = { type: 'string' } as const
const values = orEnd(
  programOptions(process.argv.slice(2), {
    data: text,
    database: text,
    port: text,
    pages: text,
    'office-channel': text,
    prefix: text,
    'retention-years': text,
    'consultation-days': text,
    'rating-days': text,
    demo: { type: 'boolean' },
    'demo-terminal': text,
  } as const),
)
const folders = hubFolders(values.data ?? orEnd(fail('option-wrong', { option: '--data' })))
const port = orEnd(portOption(values.port))
const demo = values.demo === true
const passphrase = process.env['ZWGK_PASSPHRASE'] ?? ''
const database =
  values.database === undefined ? undefined : orEnd(postgresPlace(values.database, process.env[DATABASE_PASSWORD_VARIABLE]))
const unlocking: Unlocking = demo ? { demo: true } : { passphrase }
if (demo) orEnd(await seedDemo(folders, join(projectFolder(), 'assets', 'demo'), new Date()))
const terminalPrefix = values.prefix ?? DEMO_TERMINAL_PREFIX
if (!isTerminalPrefix(terminalPrefix)) orEnd(fail('terminal-prefix-wrong', { prefix: terminalPrefix }))
const terms = {
  retentionYears: retentionYears(values['retention-years']),
  consultationDays: houseDays(values['consultation-days'], 'consultation-days-wrong'),
  ratingDays: houseDays(values['rating-days'], 'rating-days-wrong'),
}
if (!demo && passphrase === '') orEnd(fail('passphrase-missing'))
const hub = orEnd(
  await openHub({
    folders,
    unlocking,
    database,
    officeChannel: values['office-channel'] ?? DEMO_OFFICE_CHANNEL,
    terminalPrefix,
    ...terms,
    pages: values.pages,
  }),
)
const logins: DemoLogin[] = demo ? await seedDemoAccounts(hub.accounts, folders) : []
const terminalName = values['demo-terminal']
const enrolment =
  demo && terminalName !== undefined
    ? orEnd(await newEnrolmentCode(hub.store, { prefix: terminalPrefix, terminalName, now: new Date() }))
    : undefined
const listening = orEnd(await listen(hub.app, { port, host: '127.0.0.1' }, portOptionName()))
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

function retentionYears(typed: string | undefined): RetentionYears | undefined {
  if (typed === undefined) return undefined
  const years = RETENTION_YEARS.find((one) => String(one) === typed)
  return years ?? orEnd(fail('retention-years-wrong'))
}

function houseDays(typed: string | undefined, wrong: string): number | undefined {
  if (typed === undefined) return undefined
  const days = houseDaysSchema.safeParse(typed)
  return days.success ? days.data : orEnd(fail(wrong))
}

function orEnd<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value
  process.stderr.write(`${loadMessages().failure(result.error)}\n`)
  process.exit(2)
}
