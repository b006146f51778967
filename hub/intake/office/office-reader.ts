// Reads office files in a process of its own, with a limit of time and memory: a hostile file costs that process, and the next file gets a new one.
import { type ChildProcess, fork } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from '../../../platform/paths.ts'
import { OFFICE_READING_MAX_MIB, OFFICE_READING_MAX_MS } from '../../../shared/content/limits.ts'
import type { OfficeReading, OfficeRequest } from './reading.ts'

export interface OfficeReader {
  /** One file after the other; never rejects for what stands in a file. */
  read(request: OfficeRequest): Promise<OfficeReading>
  /** Ends the process; a later `read` starts a new one. */
  close(): void
}

export function officeReader(limitMs = OFFICE_READING_MAX_MS): OfficeReader {
  let child: ChildProcess | undefined
  let last: Promise<unknown> = Promise.resolve()
  const stop = () => {
    child?.kill('SIGKILL')
    child = undefined
  }
  const readOne = async (request: OfficeRequest): Promise<OfficeReading> => {
    child ??= startProcess()
    const reading = await answer(child, request, limitMs)
    if (reading.outcome === 'refused' && reading.notes.some(({ rule }) => ENDED.has(rule))) stop()
    return reading
  }
  return {
    read(request) {
      const reading = last.then(() => readOne(request))
      last = reading
      return reading
    },
    close: stop,
  }
}

/** After these the process is gone or must go. */
const ENDED = new Set(['reading-too-long', 'reading-crashed'])

function startProcess(): ChildProcess {
  const project = projectFolder()
  const folders = new Set([project, realpathSync(project), realpathSync(join(project, 'node_modules'))])
  return fork(join(import.meta.dirname, 'reading-process.ts'), [], {
    // The last line of defence: no writing, no programs, no native code; files only of the program itself.
    execArgv: [
      '--permission',
      ...Array.from(folders, (folder) => `--allow-fs-read=${folder}`),
      `--max-old-space-size=${OFFICE_READING_MAX_MIB}`,
      '--no-warnings',
    ],
    // Nothing of the hub's environment (passphrases) reaches it; Windows cannot start a program without this one.
    env: process.env['SystemRoot'] === undefined ? {} : { SystemRoot: process.env['SystemRoot'] },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
}

function answer(child: ChildProcess, request: OfficeRequest, limitMs: number): Promise<OfficeReading> {
  return new Promise((resolve) => {
    const finish = (reading: OfficeReading) => {
      clearTimeout(timer)
      child.off('message', heard)
      child.off('exit', crashed)
      child.off('error', crashed)
      child.unref()
      child.channel?.unref()
      resolve(reading)
    }
    const heard = (message: unknown) => finish(message as OfficeReading)
    const crashed = () => finish(failed('reading-crashed'))
    const timer = setTimeout(() => finish(failed('reading-too-long', { seconds: Math.round(limitMs / 1000) })), limitMs)
    child.ref()
    child.channel?.ref()
    child.once('message', heard)
    child.once('exit', crashed)
    child.once('error', crashed)
    child.send(request, (error) => {
      if (error !== null) crashed()
    })
  })
}

function failed(rule: string, params?: Readonly<Record<string, number>>): OfficeReading {
  return { outcome: 'refused', notes: [{ rule, severity: 'error', ...(params && { params }) }] }
}
