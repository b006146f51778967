// Test build only: one run of the host under a Node of its own, because the test runtime's Node is too old for SQLite.
import { spawn } from 'node:child_process'
import { HOST_ENVIRONMENT, HOST_NODE_SWITCHES } from '../host/node-switches.ts'
import type { HostRun } from './host-process.ts'
import { readyLine } from './ready-line.ts'

export function launchUnderOuterNode(node: string, program: string, args: readonly string[]): HostRun {
  // The channel tells the host when this process is gone, however it went.
  const child = spawn(node, [...HOST_NODE_SWITCHES, program, ...args], {
    env: { ...process.env, ...HOST_ENVIRONMENT },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  return {
    ready: child.stdout === null ? Promise.reject(new Error('expected the output of the host')) : readyLine(child.stdout),
    ended: new Promise((resolve) => {
      child.once('exit', (code) => resolve(code ?? 1))
      child.once('error', () => resolve(127))
    }),
    stop: () => void child.kill('SIGTERM'),
    kill: () => void child.kill('SIGKILL'),
  }
}
