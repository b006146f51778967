// The shell's command line. Chromium's own switches stand in the same line and are passed over.
import { parseArgs } from 'node:util'

export interface ShellArguments {
  /** Undefined: the user's own place for application data. */
  readonly data: string | undefined
  readonly hub: string | undefined
  readonly enrol: string | undefined
  /** An ordinary window that can be closed, for trying the terminal on an office computer; everything else stays locked. */
  readonly windowed: boolean
}

export function shellArguments(args: readonly string[]): ShellArguments {
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    args: [...args],
    options: { data: text, hub: text, enrol: text, windowed: { type: 'boolean' } },
    strict: false,
  })
  const word = (value: string | boolean | undefined) => (typeof value === 'string' && value !== '' ? value : undefined)
  return {
    data: word(values['data']),
    hub: word(values['hub']),
    enrol: word(values['enrol']),
    windowed: values['windowed'] === true,
  }
}
