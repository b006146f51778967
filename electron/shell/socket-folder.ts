// A private folder for the host's socket, new at each start; those of shells that are gone are swept.
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PREFIX = 'zwgk-shell-'
/** Electron cuts a longer path without a word, Node refuses it. */
const SOCKET_PATH_MAX_BYTES = 107

export interface SocketFolder {
  readonly socket: string
  /** A killed host leaves its socket behind, and the next one could not listen there. */
  clear(): void
  remove(): void
}

export function makeSocketFolder(parent = runtimeFolder()): SocketFolder {
  sweep(parent)
  const folder = mkdtempSync(join(parent, `${PREFIX}${process.pid}-`))
  chmodSync(folder, 0o700)
  const socket = join(folder, 'host.sock')
  const bytes = Buffer.byteLength(socket)
  if (bytes > SOCKET_PATH_MAX_BYTES) {
    rmSync(folder, { recursive: true })
    throw new Error(`expected a socket path of at most ${SOCKET_PATH_MAX_BYTES} bytes, got ${bytes}`)
  }
  return { socket, clear: () => rmSync(socket, { force: true }), remove: () => rmSync(folder, { recursive: true, force: true }) }
}

function runtimeFolder(): string {
  const given = process.env['XDG_RUNTIME_DIR']
  return given !== undefined && given !== '' && existsSync(given) ? given : tmpdir()
}

function sweep(parent: string): void {
  for (const name of readdirSync(parent)) {
    const pid = Number(new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1])
    if (!Number.isInteger(pid) || isRunning(pid)) continue
    try {
      rmSync(join(parent, name), { recursive: true, force: true })
    } catch {
      // Another user's.
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
