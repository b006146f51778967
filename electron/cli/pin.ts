// zwgk pin --data FOLDER staff|maintenance [--pin-file FILE] [--names A,B]: sets a PIN of the terminal. Never on the command line, where others could read it.
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { type Command, type CommandInput, failed, text, usage } from '../../platform/cli/command.ts'
import { fileFailure } from '../../platform/files/failure.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { TERMINAL_ROLES } from '../../shared/roles/pin.ts'
import { openDataFolder } from '../host/data-folder.ts'
import { setPin } from '../host/roles/pins.ts'

const NAMES_MAX = 12
const NAME_MAX_CHARACTERS = 60

export const pin: Command = {
  options: { data: { type: 'string' }, 'pin-file': { type: 'string' }, names: { type: 'string' } },
  async run(input) {
    const { values, positionals, messages } = input
    const [asked] = positionals
    const role = TERMINAL_ROLES.find((one) => one === asked)
    const dataFolder = text(values['data'])
    const names = namesFrom(text(values['names']))
    if (role === undefined || positionals.length > 1 || dataFolder === undefined || names === 'wrong')
      return usage(messages, 'pin')
    const chosen = await readPin(text(values['pin-file']), input)
    if (!chosen.ok) return failed(messages, chosen.error)
    const data = openDataFolder(dataFolder)
    if (!data.ok) return failed(messages, data.error)
    try {
      const { settings } = data.value.ledger
      const done = await setPin(settings, role, chosen.value)
      if (!done.ok) return failed(messages, done.error)
      if (names !== undefined) settings.set('staff-names', names)
      const said = messages.say('cli:pin-set', { role: messages.say(`cli:role.${role}`) })
      return { exit: 0, json: { role, set: true }, lines: [said] }
    } finally {
      data.value.close()
    }
  },
}

function namesFrom(typed: string | undefined): string[] | undefined | 'wrong' {
  if (typed === undefined) return undefined
  const names = typed
    .split(/[,，、]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
  const fits = names.length > 0 && names.length <= NAMES_MAX && names.every((name) => name.length <= NAME_MAX_CHARACTERS)
  return fits ? names : 'wrong'
}

/** From the first line of a file, else typed twice. Errors: `pin-file-unreadable`, `pin-not-the-same`. */
async function readPin(file: string | undefined, { messages }: CommandInput): Promise<Result<string>> {
  if (file !== undefined) {
    try {
      return ok(firstLine(readFileSync(file, 'utf8')))
    } catch (error) {
      if (fileFailure(error, file) === undefined) throw error
      return fail('pin-file-unreadable', { path: file })
    }
  }
  const [first, second] = await readTwoLines([messages.say('cli:pin-ask'), messages.say('cli:pin-again')])
  return first === second ? ok(first ?? '') : fail('pin-not-the-same')
}

/** Standard input may be a person at a keyboard, who sees no digits, or a program. */
async function readTwoLines(prompts: readonly string[]): Promise<string[]> {
  const lines: string[] = []
  const reader = createInterface({ input: process.stdin, terminal: process.stdin.isTTY === true })
  const ask = () => process.stdin.isTTY === true && process.stderr.write(`${prompts[lines.length] ?? ''} `)
  ask()
  for await (const line of reader) {
    lines.push(line.trim())
    if (lines.length === prompts.length) break
    ask()
  }
  reader.close()
  return lines
}

function firstLine(content: string): string {
  return content.split(/\r?\n/)[0]?.trim() ?? ''
}
