// zwgk doctor [--data DIR] [--port N]: what is wrong on this machine, in plain words, and what to do. Also while the terminal runs.
import { join, parse, resolve } from 'node:path'
import { type Command, text, usage } from '../../platform/cli/command.ts'
import type { Messages } from '../../platform/messages.ts'
import { projectFolder } from '../../platform/paths.ts'
import { examine } from '../host/doctor/examine.ts'
import type { Finding } from '../host/doctor/finding.ts'
import { cupsConnection, cupsSocket } from '../shell/printing/cups-connection.ts'

/** Of the browser shell, as `npm start` and the package choose it. */
const USUAL_PORT = 8460
const PORT_MAX = 65_535
const TOP_ROLES = ['root', 'targets', 'snapshot', 'timestamp'] as const

export const doctor: Command = {
  options: { data: { type: 'string' }, port: { type: 'string' } },
  async run({ values, positionals, messages, now }) {
    const folder = text(values['data'])
    const port = Number(text(values['port']) ?? USUAL_PORT)
    if (positionals.length > 0 || !Number.isInteger(port) || port < 1 || port > PORT_MAX) return usage(messages, 'doctor')
    const project = projectFolder()
    const findings = await examine({
      ...{ data: folder === undefined ? undefined : resolve(folder), now, port },
      pages: join(project, 'dist', 'renderer'),
      systemRoot: parse(project).root,
      askCups: cupsConnection(cupsSocket(process.env)),
    })
    const checks = findings.map(({ topic, state, params }) => ({
      ...{ topic, state },
      message: messages.say(`doctor:${topic}.${state}`, { ...params, ...roleInWords(params, messages) }),
    }))
    return {
      exit: findings.some(({ state }) => state === 'wrong') ? 1 : 0,
      json: { checks },
      lines: checks.map(({ state, message }) => `${messages.say(`doctor:mark.${state}`)} ${message}`),
    }
  },
}

/** Who signs, by the names that `zwgk keys list` has for them. */
function roleInWords({ role }: Finding['params'], messages: Messages): { role?: string } {
  if (role === undefined) return {}
  const top = TOP_ROLES.find((one) => one === role)
  return { role: top === undefined ? messages.say('keys:role.channel', { channel: role }) : messages.say(`keys:role.${top}`) }
}
