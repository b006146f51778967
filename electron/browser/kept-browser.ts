// Keeps one full-screen browser on the terminal: opened on each address that the host offers, opened anew when it ends or when the host was started anew.
import { type ChildProcess, spawn } from 'node:child_process'
import { readOffered } from './offered-address.ts'

export interface KeptBrowserOptions {
  readonly addressFile: string
  readonly program: string
  /** Switches for a window on an address with a profile folder. */
  readonly switches: (address: string, profile: string) => readonly string[]
  /** A fresh profile for each window; `remove` leaves nothing of it. */
  readonly newProfile: () => { readonly folder: string; remove(): void }
  readonly lookEveryMs?: number
  /** A browser that ends at once is not started again before this. */
  readonly pauseMs?: number
}

export interface KeptBrowser {
  /** Ends the window and removes its profile. */
  close(): Promise<void>
}

const LOOK_EVERY_MS = 500
const PAUSE_MS = 3_000

interface Open {
  readonly child: ChildProcess
  readonly host: string
  readonly ended: Promise<void>
}

export function keepBrowser(options: KeptBrowserOptions): KeptBrowser {
  const { addressFile, program, switches, newProfile, lookEveryMs = LOOK_EVERY_MS, pauseMs = PAUSE_MS } = options
  let open: Open | undefined
  let usedAddress: string | undefined
  let notBefore = 0

  function start(address: string, host: string): Open {
    const profile = newProfile()
    const child = spawn(program, switches(address, profile.folder), { stdio: 'ignore', detached: true })
    const ended = new Promise<void>((resolve) => {
      child.once('exit', () => resolve())
      child.once('error', () => resolve())
    }).then(() => {
      endGroup(child)
      profile.remove()
      notBefore = performance.now() + pauseMs
      open = undefined
    })
    return { child, host, ended }
  }

  function look(): void {
    const offered = readOffered(addressFile)
    if (offered === undefined) return
    if (open !== undefined) {
      // Its cookie opens nothing at another start of the host.
      if (open.host !== offered.host) endGroup(open.child)
      return
    }
    // An address opens once: the host has not yet offered the next one.
    if (offered.address === usedAddress || performance.now() < notBefore) return
    usedAddress = offered.address
    open = start(offered.address, offered.host)
  }

  look()
  const timer = setInterval(look, lookEveryMs)
  return {
    async close() {
      clearInterval(timer)
      if (open === undefined) return
      endGroup(open.child)
      await open.ended
    },
  }
}

/** A browser is many processes. */
function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // Already gone.
  }
}
