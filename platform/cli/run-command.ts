// Finds a command by its name, runs it, prints its outcome: the same for the whole command line and for each program's half of it.
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadMessages, type Messages } from '../messages.ts'
import { type Command, type Outcome, type RowsOutcome, type Said, usage } from './command.ts'

/** Loaded only when asked for: a search need not wait for the packer's parsers. */
export type CommandTable = Readonly<Record<string, () => Promise<Command>>>

/** Sets the exit code of the process. `help`: whose list of commands is shown when none is named. */
export async function runCommandLine(commands: CommandTable, help: 'all' | 'terminal' | 'hub'): Promise<void> {
  const messages = loadMessages()
  const { name, args } = named(process.argv.slice(2), commands)
  const command = Object.hasOwn(commands, name) ? await commands[name]?.() : undefined
  const outcome = command === undefined ? listed(name, help, messages) : await run(name, command, args, messages)
  const print = ({ json, lines }: Said): void => {
    process.stdout.write(args.includes('--json') ? `${JSON.stringify(json)}\n` : `${lines.join('\n')}\n`)
  }
  if ('rows' in outcome) for await (const row of outcome.rows) print(row)
  else print(outcome)
  process.exitCode = outcome.exit
}

/** A command of two words where there is one. */
function named([first = '', ...rest]: readonly string[], commands: CommandTable): { name: string; args: string[] } {
  const pair = `${first} ${rest[0]}`
  return Object.hasOwn(commands, pair) ? { name: pair, args: rest.slice(1) } : { name: first, args: rest }
}

function listed(name: string, help: string, messages: Messages): Outcome {
  const list = usage(messages, help)
  return ['help', '--help', '-h'].includes(name) ? { ...list, exit: 0 } : list
}

async function run(name: string, command: Command, args: string[], messages: Messages): Promise<Outcome | RowsOutcome> {
  const usageName = name.replace(' ', '-')
  let parsed: ReturnType<typeof parseArgs>
  try {
    const options = { ...command.options, json: { type: 'boolean' }, help: { type: 'boolean' } } as const
    parsed = parseArgs({ args, options, allowPositionals: true })
  } catch {
    return usage(messages, usageName)
  }
  if (parsed.values['help'] === true) return { ...usage(messages, usageName), exit: 0 }
  return await command.run({
    values: { ...installedData(command), ...parsed.values } as Record<string, string | boolean | undefined>,
    positionals: parsed.positionals,
    messages,
    now: new Date(),
    passphrase: process.env['ZWGK_PASSPHRASE'],
    rootPassphrase: process.env['ZWGK_ROOT_PASSPHRASE'],
    databasePassword: process.env['ZWGK_DATABASE_PASSWORD'],
    input: process.stdin,
  })
}

/** An installed program knows its one data folder: nobody has to type it. */
function installedData({ options, belowData = {} }: Command): Record<string, string> {
  const data = process.env['ZWGK_DATA']
  if (data === undefined || data === '') return {}
  const below = Object.entries(belowData).map(([option, folder]) => [option, join(data, folder)])
  return { ...('data' in options && { data }), ...Object.fromEntries(below) }
}
