// The host as a process: options from the command line, enrolment when asked, a clean end on signals.
import { z } from 'zod'
import { portOption, programOptions } from '../../platform/cli/program-options.ts'
import { loadMessages } from '../../platform/messages.ts'
import { releaseVersion } from '../../platform/version.ts'
import { LOCKDOWNS, type Lockdown } from '../../shared/api/hub-terminal.ts'
import { hubAddress } from '../../shared/fleet/hub-address.ts'
import { type Failure, fail, ok, type Result } from '../../shared/result.ts'
import { type Host, openHost } from './host.ts'

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

/** The exit code that asks whoever keeps the program running to start it anew at once, like any code of a host that has ended. */
export const RESTART_EXIT_CODE = 75

/** Opens the host and enrols it when a code was given; a failed enrolment does not stop it. `restart`: ends this process with the code above, where a shell starts it anew. Ends the process with a sentence when it can't open. */
export async function startHost(
  { data, hub, enrol: code, sticks, kiosk, lockdown }: HostArguments,
  shownIn: 'electron' | 'browser',
  restart?: () => void,
): Promise<Host> {
  const messages = loadMessages()
  const host = orEnd(
    openHost({
      dataFolder: data,
      version: releaseVersion(),
      lockdown,
      ...(sticks !== undefined && { sticks }),
      ...(kiosk && { publicIn: shownIn }),
      ...(restart && { restart }),
    }),
  )
  if (hub !== undefined) await joinHub(host, hub, code, (failure) => process.stderr.write(`${messages.failure(failure)}\n`))
  return host
}

/**
 * A code beside another address than that of now is one of another office: the terminal goes over to it (归属变更). With an address that is none the
 * terminal opens all the same: what it has can be shown, and what is submitted is kept.
 */
async function joinHub(host: Host, typed: string, code: string | undefined, say: (failure: Failure) => void): Promise<void> {
  const hub = hubAddress(typed)
  if (hub === undefined) return say({ code: 'hub-address-wrong', params: { address: typed } })
  const { settings, formerOffices } = host.ledger
  if (code !== undefined && settings.get('hub-address') !== hub) {
    const enrolled = await host.enrol(hub, code)
    if (enrolled.ok) return
    // The office of now at another address, and the code it was enrolled with.
    if (enrolled.error.code !== 'already-enrolled') return say(enrolled.error)
  }
  const left = formerOffices.list().some(({ address }) => address === hub)
  if (settings.get('grant') !== undefined && !left) settings.set('hub-address', hub)
}

/** The value, or the end of the process with one sentence and exit code 2. */
export function orEnd<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value
  process.stderr.write(`${loadMessages().failure(result.error)}\n`)
  process.exit(2)
}

/** Runs `close` once on SIGINT, SIGTERM, when the parent goes away, or when what it gives back is called; then exits, with the given code. */
export function endWith(close: () => Promise<void>): (code?: number) => void {
  let ending = false
  const end = (code = 0) => {
    if (ending) return
    ending = true
    void close().finally(() => process.exit(code))
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.on(signal, () => end())
  return end
}

/** Tells whoever started the process that it is ready: one JSON line on standard output. */
export function sayReady(facts: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${JSON.stringify({ ready: true, ...facts })}\n`)
}
