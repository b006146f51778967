// zwgk hub doctor --data HUB [--backups FOLDER] [--database URL] [--port N]: what is wrong with this hub, in plain words, and what to do. Reads only; the hub may run.
import { join, parse, resolve } from 'node:path'
import { type Command, type CommandInput, failed, text, usage } from '../../platform/cli/command.ts'
import { doctorOutcome } from '../../platform/doctor/outcome.ts'
import { type Installation, isInstalledData, startOptions } from '../../platform/doctor/start-options.ts'
import { projectFolder } from '../../platform/paths.ts'
import { ok, type Result } from '../../shared/result.ts'
import { examineHub } from '../doctor/examine.ts'
import type { HubDoctorInput } from '../doctor/finding.ts'
import { hubFolders } from '../hub.ts'
import { hubArguments } from '../hub-arguments.ts'

/** As `npm start` and the package choose it where nobody has written another. */
const USUAL_PORT = 8470
/** Options of the hub that may be typed here too; they go before those of the installation. */
const TYPED = ['database', 'port', 'office-channel'] as const

export const hubDoctor: Command = {
  options: {
    ...{ data: { type: 'string' }, backups: { type: 'string' } },
    ...{ database: { type: 'string' }, port: { type: 'string' }, 'office-channel': { type: 'string' } },
  },
  async run(input) {
    const { values, positionals, messages, now, passphrase } = input
    const folder = text(values['data'])
    if (folder === undefined || positionals.length > 0) return usage(messages, 'hub-doctor')
    const data = resolve(folder)
    const installation: Installation = { program: 'zwgk-hub', systemRoot: parse(projectFolder()).root }
    const started = startedWith(data, installation, input)
    if (!started.ok) return failed(messages, started.error)
    const backups = text(values['backups']) ?? installedBackups(data, installation)
    const findings = await examineHub({ ...started.value, folders: hubFolders(data), backups, passphrase, now })
    return doctorOutcome(findings, messages)
  },
}

/** With what the hub of this folder is started: as installed, and as typed here. Errors: those of what was typed. */
export function startedWith(
  data: string,
  installation: Installation,
  { values, databasePassword }: Pick<CommandInput, 'values' | 'databasePassword'>,
): Result<Pick<HubDoctorInput, 'start' | 'options'>> {
  const typed = TYPED.flatMap((name) => (text(values[name]) === undefined ? [] : [`--${name}=${text(values[name])}`]))
  const usual = ['--data', data, '--port', String(USUAL_PORT)]
  const alone = hubArguments([...usual, ...typed], databasePassword)
  if (!alone.ok) return alone
  const options = startOptions(installation, data)
  if (options === undefined) return ok({ start: alone.value, options })
  const { path, words } = options
  const read = hubArguments([...usual, ...words, ...typed], databasePassword)
  return ok({ start: read.ok ? read.value : undefined, options: { path, wrong: read.ok ? undefined : read.error } })
}

/** Where the package's timer puts them. */
function installedBackups(data: string, installation: Installation): string | undefined {
  const { program, systemRoot } = installation
  return isInstalledData(installation, data) ? join(systemRoot, 'var', 'backups', program) : undefined
}
