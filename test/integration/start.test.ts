// npm start as it is typed: set up, ready, addresses printed, everything ended by Ctrl-C; a taken port gets its sentence.

import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { projectFolder } from '../../platform/paths.ts'
import { knownPid } from '../support/known-pid.ts'

const folder = mkdtempSync(join(tmpdir(), 'zwgk-start-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Started {
  readonly process: ChildProcess
  said(): string
  ended: Promise<number | null>
}

function start(...args: string[]): Started {
  const child = spawn(process.execPath, [join(projectFolder(), 'build', 'start.mjs'), ...args], {
    env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  let text = ''
  child.stdout.on('data', (part: Buffer) => {
    text += part.toString()
  })
  child.stderr.on('data', (part: Buffer) => {
    text += part.toString()
  })
  return { process: child, said: () => text, ended: new Promise((resolve) => child.once('exit', (code) => resolve(code))) }
}

const free = ['--hub-port', '0', '--terminal-port', '0']

test('it starts, prints both addresses and the demo logins, serves both, and Ctrl-C ends everything', async () => {
  const data = join(folder, 'demo')
  const program = start('--data', data, ...free)
  await expect.poll(program.said, { timeout: 25_000 }).toMatch(/就绪/)
  const [hub, terminal] = [...program.said().matchAll(/http:\/\/127\.0\.0\.1:\d+[^\s]*/g)].map(([address]) => address)
  for (const name of ['officer', 'admin', 'editor', 'reviewer', 'secrecy', 'publisher'])
    expect(program.said()).toMatch(new RegExp(`登录：${name} {2}密码：\\w{8}`))
  expect(program.said()).toMatch(/终端密码：窗口 \d{6} {2}维护 \d{6}/)
  expect(program.said()).toContain('没有显示器')
  const page = await fetch(String(terminal), { redirect: 'manual' })
  expect(page.status).toBe(303)
  expect((await fetch(`${hub}/`)).headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(await (await fetch(`${hub}/`)).text()).toContain('<div id="root">')

  // Ctrl-C goes to the whole foreground group.
  process.kill(-knownPid(program.process.pid), 'SIGINT')
  expect(await program.ended).toBe(0)
  await expect(fetch(`${hub}/`)).rejects.toThrow()
  await expect(fetch(String(terminal))).rejects.toThrow()
})

test('an address opens once: the second try with the same token is refused', async () => {
  const program = start('--data', join(folder, 'once'), ...free)
  await expect.poll(program.said, { timeout: 25_000 }).toMatch(/就绪/)
  const terminal = String([...program.said().matchAll(/http:\/\/127\.0\.0\.1:\d+\/\?token=\w+/g)][0]?.[0])
  expect((await fetch(terminal, { redirect: 'manual' })).status).toBe(303)
  expect((await fetch(terminal, { redirect: 'manual' })).status).toBe(403)
  expect((await fetch(`${new URL(terminal).origin}/api/state`)).status).toBe(403)
  process.kill(-knownPid(program.process.pid), 'SIGINT')
  expect(await program.ended).toBe(0)
})

test('a port in use: one sentence with the port and the option, exit 2, nothing left running', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => taken.once('listening', resolve))
  const address = taken.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const program = start('--data', join(folder, 'taken'), '--hub-port', '0', '--terminal-port', String(port))
  expect(await program.ended).toBe(2)
  expect(program.said()).toContain(`端口 ${port} 已被其他程序占用`)
  expect(program.said()).toContain('--terminal-port')
  taken.close()
})

test('a data folder that cannot be made is named', async () => {
  const program = start('--data', '/proc/zwgk-demo', ...free)
  expect(await program.ended).toBe(2)
  expect(program.said()).toContain('数据文件夹“/proc/zwgk-demo”不能写入')
})

test('--help lists ports, data folder and a fresh demo', async () => {
  const program = start('--help')
  expect(await program.ended).toBe(0)
  for (const word of ['--hub-port', '--terminal-port', '--data', '--fresh']) expect(program.said()).toContain(word)
})

test('the launcher is killed outright: the hub and the terminal end by themselves', async () => {
  const program = start('--data', join(folder, 'killed'), ...free)
  await expect.poll(program.said, { timeout: 25_000 }).toMatch(/就绪/)
  const hub = String([...program.said().matchAll(/http:\/\/127\.0\.0\.1:\d+/g)][0]?.[0])
  program.process.kill('SIGKILL')
  await program.ended
  await expect
    .poll(
      () =>
        fetch(`${hub}/`).then(
          () => 'answers',
          () => 'gone',
        ),
      { timeout: 15_000 },
    )
    .toBe('gone')
})
