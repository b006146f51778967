// What a command of `zwgk` is: options in, one outcome out. Printing and exit codes are done in one place.
import type { ParseArgsOptionsConfig } from 'node:util'
import type { Failure } from '../../shared/result.ts'
import type { Messages } from '../messages.ts'

/** 0 ok (warnings too), 1 errors found, 2 usage or failure. */
export type ExitCode = 0 | 1 | 2

export interface Outcome {
  readonly exit: ExitCode
  /** Printed as one JSON object with `--json`. */
  readonly json: Readonly<Record<string, unknown>>
  /** Printed otherwise, a sentence a line. */
  readonly lines: readonly string[]
}

export interface CommandInput {
  readonly values: Readonly<Record<string, string | boolean | undefined>>
  readonly positionals: readonly string[]
  readonly messages: Messages
  /** The real clock; a test may give another. */
  readonly now: Date
  /** Read once, passed on by name: passphrases never stand on the command line. */
  readonly passphrase: string | undefined
}

export interface Command {
  readonly options: ParseArgsOptionsConfig
  run(input: CommandInput): Promise<Outcome>
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
