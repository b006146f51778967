// A virtual display of a kiosk's size, on whatever number is free.
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

export interface VirtualDisplay {
  readonly name: string
  close(): Promise<void>
}

/** Throws when Xvfb is not there: a test without a display has not run. */
export async function openVirtualDisplay(size = { width: 1080, height: 1920 }): Promise<VirtualDisplay> {
  const args = ['-displayfd', '3', '-screen', '0', `${size.width}x${size.height}x24`, '-nolisten', 'tcp', '-noreset']
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  const ended = new Promise<void>((resolve) => {
    server.once('exit', () => resolve())
    server.once('error', () => resolve())
  })
  const told = server.stdio[3]
  if (told === undefined || told === null) throw new Error('expected the pipe of Xvfb')
  const name = await Promise.race([
    new Promise<string>((resolve) =>
      createInterface({ input: told as NodeJS.ReadableStream }).once('line', (line) => resolve(`:${line.trim()}`)),
    ),
    ended.then(() => undefined),
  ])
  if (name === undefined) throw new Error('NOT RUN: Xvfb is missing or does not start (Debian: xvfb)')
  return {
    name,
    async close() {
      server.kill('SIGTERM')
      await ended
    },
  }
}
