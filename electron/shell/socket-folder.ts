// A private folder for the host's socket, new at each start; those of shells that are gone are swept.
import { chmodSync, existsSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeOwnFolder } from '../abandoned-folders.ts'

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
  const folder = makeOwnFolder(parent, PREFIX)
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
