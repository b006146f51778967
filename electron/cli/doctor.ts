// zwgk doctor [--data DIR] [--port N]: what is wrong on this machine, in plain words, and what to do. Also while the terminal runs.
import { join, parse, resolve } from 'node:path'
import { type Command, text, usage } from '../../platform/cli/command.ts'
import { doctorOutcome } from '../../platform/doctor/outcome.ts'
import { startOptions } from '../../platform/doctor/start-options.ts'
import { projectFolder } from '../../platform/paths.ts'
import { examine } from '../host/doctor/examine.ts'
import type { DoctorInput } from '../host/doctor/finding.ts'
import { hostArguments } from '../host/host-arguments.ts'
import { cupsConnection, cupsSocket } from '../shell/printing/cups-connection.ts'

/** Of the browser shell, as `npm start` and the package choose it where nobody has written another. */
const USUAL_PORT = 8460
const PORT_MAX = 65_535

export const doctor: Command = {
  options: { data: { type: 'string' }, port: { type: 'string' } },
  async run({ values, positionals, messages, now }) {
    const folder = text(values['data'])
    const typed = text(values['port'])
    const port = Number(typed ?? USUAL_PORT)
    if (positionals.length > 0 || !Number.isInteger(port) || port < 1 || port > PORT_MAX) return usage(messages, 'doctor')
    const project = projectFolder()
    const systemRoot = parse(project).root
    const data = folder === undefined ? undefined : resolve(folder)
    const asInstalled = installedStart(data, systemRoot)
    const findings = await examine({
      ...{ data, now, pages: join(project, 'dist', 'renderer'), systemRoot },
      ...asInstalled,
      ...(typed !== undefined && { port }),
      askCups: cupsConnection(cupsSocket(process.env)),
    })
    return doctorOutcome(findings, messages)
  },
}

/** With which port, and by which options, the terminal of this folder is started. */
export function installedStart(data: string | undefined, systemRoot: string): Pick<DoctorInput, 'port' | 'options'> {
  const options = data === undefined ? undefined : startOptions({ program: 'zwgk-terminal', systemRoot }, data)
  if (data === undefined || options === undefined) return { port: USUAL_PORT }
  const read = hostArguments(['--data', data, '--port', String(USUAL_PORT), ...options.words])
  const { path } = options
  return read.ok
    ? { port: read.value.port, options: { path, wrong: undefined } }
    : { port: undefined, options: { path, wrong: read.error } }
}
