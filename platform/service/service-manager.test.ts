import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { temporaryFolder } from '../../test/fixtures/town.ts'
import { tellServiceManager } from './service-manager.ts'

const folder = temporaryFolder()

/** A systemd-notify that writes down what it is told. */
function notifier(name: string) {
  const told = join(folder, name)
  const program = join(folder, 'systemd-notify')
  writeFileSync(program, '#!/bin/sh\necho "$@" >> "$TOLD"\n')
  chmodSync(program, 0o755)
  const env = { PATH: `${folder}:/usr/bin:/bin`, TOLD: told, NOTIFY_SOCKET: '/run/none', WATCHDOG_USEC: '100000' }
  return { env, told: () => (existsSync(told) ? readFileSync(told, 'utf8').trim().split('\n') : []) }
}

test('a program that answers is ready, gives signs of life, and says that it ends', async () => {
  const door = createServer((_, answer) => answer.writeHead(403).end())
  await new Promise<void>((resolve) => void door.listen(0, '127.0.0.1', resolve))
  const { env, told } = notifier('answers')
  const manager = tellServiceManager(`http://127.0.0.1:${(door.address() as AddressInfo).port}/`, env)
  await vi.waitFor(() => expect(told()).toEqual(expect.arrayContaining(['--ready', 'WATCHDOG=1'])), { timeout: 20_000 })
  manager.stopping()
  await vi.waitFor(() => expect(told()).toContain('--stopping'), { timeout: 20_000 })
  door.close()
})

test('a program whose door is shut gives no sign of life, though its loop turns', async () => {
  const door = createServer()
  await new Promise<void>((resolve) => void door.listen(0, '127.0.0.1', resolve))
  const { port } = door.address() as AddressInfo
  await new Promise((resolve) => door.close(resolve))
  const { env, told } = notifier('shut')
  let tried = 0
  const refused = vi.spyOn(globalThis, 'fetch').mockImplementation(() => {
    tried += 1
    return Promise.reject(new Error(`nobody listens on ${port}`))
  })
  const manager = tellServiceManager(`http://127.0.0.1:${port}/`, env)
  await vi.waitFor(() => expect(tried).toBeGreaterThan(3), { timeout: 20_000 })
  manager.stopping()
  await vi.waitFor(() => expect(told()).toContain('--stopping'), { timeout: 20_000 })
  expect(told()).not.toContain('WATCHDOG=1')
  refused.mockRestore()
})

test('without systemd nothing is called', () => {
  const { env, told } = notifier('nobody')
  tellServiceManager('http://127.0.0.1:1/', { ...env, NOTIFY_SOCKET: undefined }).stopping()
  expect(told()).toEqual([])
})
