// The host as a process: enrolment when asked, a clean end on signals.
import { loadMessages } from '../../platform/messages.ts'
import { releaseVersion } from '../../platform/version.ts'
import { hubAddress } from '../../shared/fleet/hub-address.ts'
import type { Failure, Result } from '../../shared/result.ts'
import { type Host, openHost } from './host.ts'
import type { HostArguments } from './host-arguments.ts'

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
