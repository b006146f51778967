// What a command of `zwgk` is: options in, one outcome out (or a row of answers). Printing and exit codes are done in one place.
import type { Readable } from 'node:stream'
import type { ParseArgsOptionsConfig } from 'node:util'
import type { Failure } from '../../shared/result.ts'
import type { Messages } from '../messages.ts'

/** 0 ok (warnings too), 1 errors found, 2 usage or failure. */
export type ExitCode = 0 | 1 | 2

export interface Said {
  /** Printed as one JSON object on one line with `--json`. */
  readonly json: Readonly<Record<string, unknown>>
  /** Printed otherwise, a sentence a line. */
  readonly lines: readonly string[]
}

export interface Outcome extends Said {
  readonly exit: ExitCode
}

/** What a command says that answers line by line, each as soon as it is known. */
export interface RowsOutcome {
  readonly exit: ExitCode
  readonly rows: AsyncIterable<Said>
}

export interface CommandInput {
  readonly values: Readonly<Record<string, string | boolean | undefined>>
  readonly positionals: readonly string[]
  readonly messages: Messages
  /** The real clock; a test may give another. */
  readonly now: Date
  /** Read once, passed on by name: passphrases never stand on the command line. */
  readonly passphrase: string | undefined
  /** The same for root keys, where they have one of their own. */
  readonly rootPassphrase: string | undefined
  /** Of the hub's PostgreSQL, where it has one. */
  readonly databasePassword: string | undefined
  /** Standard input, for a command that answers what it reads there. */
  readonly input: Readable
}

export interface Command {
  readonly options: ParseArgsOptionsConfig
  /** Options that name a folder below the data of an installed program, where nobody has to type them. */
  readonly belowData?: Readonly<Record<string, string>>
  run(input: CommandInput): Promise<Outcome | RowsOutcome>
}

/** A command that could not do its work: one sentence, exit 2. */
export function failed(messages: Messages, failure: Failure): Outcome {
  const message = messages.failure(failure)
  return { exit: 2, json: { error: { code: failure.code, message, ...failure.params } }, lines: [message] }
}

export function usage(messages: Messages, command: string): Outcome {
  const message = messages.say(`cli:usage.${command}`)
  return { exit: 2, json: { error: { code: 'usage', message } }, lines: [message] }
}

/** A text option, or undefined when it was not given. */
export function text(value: string | boolean | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
