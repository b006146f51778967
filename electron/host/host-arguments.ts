// The options of the host as a process: the shells start with them, and the doctor reads those that an administrator has written.
import { z } from 'zod'
import { portOption, programOptions } from '../../platform/cli/program-options.ts'
import { LOCKDOWNS, type Lockdown } from '../../shared/api/hub-terminal.ts'
import { fail, ok, type Result } from '../../shared/result.ts'

export interface HostArguments {
  readonly data: string
  /** Private socket to listen on. */
  readonly socket: string | undefined
  /** Loopback port, 0 for any. */
  readonly port: number
  /** Browser shell: where it tells a kiosk session of another user what to show. */
  readonly addressFile: string | undefined
  /** Built pages. */
  readonly pages: string
  readonly hub: string | undefined
  readonly enrol: string | undefined
  /** Folder whose folders count as sticks, for machines that mount elsewhere. */
  readonly sticks: string | undefined
  /** Browser shell: the program that it keeps on the screen. */
  readonly chromium: string | undefined
  /** For the public, over the whole screen, not to be closed. */
  readonly kiosk: boolean
  /** How the shell that starts this host shows the pages. */
  readonly lockdown: Lockdown | undefined
}

/** Errors: `option-wrong`, `port-wrong`. */
export function hostArguments(args: readonly string[]): Result<HostArguments> {
  const text = { type: 'string' } as const
  const read = programOptions(args, {
    ...{ data: text, socket: text, port: text, pages: text, hub: text, enrol: text, sticks: text, lockdown: text },
    ...{ chromium: text, kiosk: { type: 'boolean' }, 'address-file': text },
  } as const)
  if (!read.ok) return read
  const { value: values } = read
  if (values.data === undefined) return fail('option-wrong', { option: '--data' })
  const port = portOption(values.port)
  if (!port.ok) return port
  const { data, socket, hub, sticks, chromium } = values
  return ok({
    ...{ data, socket, port: port.value, pages: values.pages ?? '', hub, enrol: values.enrol, sticks },
    ...{ chromium, kiosk: values.kiosk === true, addressFile: values['address-file'] },
    lockdown: z.enum(LOCKDOWNS).safeParse(values.lockdown).data,
  })
}
