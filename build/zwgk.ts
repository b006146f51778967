// The command line: finds the command, runs it, prints its outcome.
import { parseArgs } from 'node:util'
import { type Command, type Outcome, type RowsOutcome, type Said, usage } from '../platform/cli/command.ts'
import { loadMessages } from '../platform/messages.ts'
import { ensurePinyin } from './ime/ensure-pinyin.ts'

/** Loaded only when asked for: a search need not wait for the packer's parsers. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  clock: async () => (await import('../hub/cli/clock.ts')).clock,
  check: async () => (await import('../hub/cli/check.ts')).check,
  pack: async () => (await import('../hub/cli/pack.ts')).pack,
  publish: async () => (await import('../hub/cli/publish.ts')).publish,
  theme: async () => (await import('./theme-command.ts')).theme,
  keys: async () => (await import('../hub/cli/keys.ts')).keys,
  verify: async () => (await import('../hub/cli/verify.ts')).verify,
  import: async () => (await import('../electron/cli/import.ts')).importPackage,
  search: async () => (await import('../electron/cli/search.ts')).search,
  pin: async () => (await import('../electron/cli/pin.ts')).pin,
  receive: async () => (await import('../hub/cli/receive.ts')).receiveFiles,
  'hub backup': async () => (await import('../hub/cli/hub-backup.ts')).hubBackup,
  'hub restore': async () => (await import('../hub/cli/hub-backup.ts')).hubRestore,
  backup: async () => (await import('../electron/cli/backup.ts')).backup,
  restore: async () => (await import('../electron/cli/restore.ts')).restore,
  ime: async () => {
    ensurePinyin(() => process.stderr.write(`${messages.say('start:preparing-pinyin')}\n`))
    return (await import('../electron/cli/ime.ts')).ime
  },
  doctor: async () => (await import('../electron/cli/doctor.ts')).doctor,
  accounts: async () => (await import('../hub/cli/accounts.ts')).accountsCommand,
  audit: async () => (await import('./audit-command.ts')).audit,
  'audit verify': async () => (await import('../hub/cli/audit-verify.ts')).auditVerify,
}

const messages = loadMessages()
const { name, args } = named(process.argv.slice(2))
const outcome = await run(name, args)
if ('rows' in outcome) for await (const row of outcome.rows) print(row)
else print(outcome)
process.exitCode = outcome.exit

/** A command of two words where there is one. */
function named([first = '', ...rest]: readonly string[]): { name: string; args: string[] } {
  const pair = `${first} ${rest[0]}`
  return Object.hasOwn(COMMANDS, pair) ? { name: pair, args: rest.slice(1) } : { name: first, args: rest }
}

function print({ json, lines }: Said): void {
  process.stdout.write(args.includes('--json') ? `${JSON.stringify(json)}\n` : `${lines.join('\n')}\n`)
}

async function run(commandName: string, commandArgs: string[]): Promise<Outcome | RowsOutcome> {
  const command = Object.hasOwn(COMMANDS, commandName) ? await COMMANDS[commandName]?.() : undefined
  if (command === undefined) {
    const help = usage(messages, 'all')
    return ['help', '--help', '-h'].includes(commandName) ? { ...help, exit: 0 } : help
  }
  let parsed: ReturnType<typeof parseArgs>
  try {
    const options = { ...command.options, json: { type: 'boolean' }, help: { type: 'boolean' } } as const
    parsed = parseArgs({ args: commandArgs, options, allowPositionals: true })
  } catch {
    return usage(messages, commandName.replace(' ', '-'))
  }
  if (parsed.values['help'] === true) return { ...usage(messages, commandName.replace(' ', '-')), exit: 0 }
  return await command.run({
    values: parsed.values as Record<string, string | boolean | undefined>,
    positionals: parsed.positionals,
    messages,
    now: new Date(),
    passphrase: process.env['ZWGK_PASSPHRASE'],
    rootPassphrase: process.env['ZWGK_ROOT_PASSPHRASE'],
    databasePassword: process.env['ZWGK_DATABASE_PASSWORD'],
    input: process.stdin,
  })
}
