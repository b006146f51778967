// One run of the host inside Electron: a utility process beside main, with Node and without a window.
import { join } from 'node:path'
import { utilityProcess } from 'electron'
import { HOST_ENVIRONMENT, HOST_NODE_SWITCHES } from '../host/node-switches.ts'
import type { HostRun } from './host-process.ts'
import { launchUnderOuterNode } from './launch-outer-node.ts'
import { readyLine } from './ready-line.ts'

/** Set when the bundle is made: the product's bundle holds nothing of what stands behind it. */
declare const __TEST_BUILD__: boolean

/** `bundles`: the folder of host.mjs. */
export function hostLauncher(bundles: string, args: readonly string[]): () => HostRun {
  const program = join(bundles, 'host.mjs')
  if (__TEST_BUILD__) {
    const node = process.env['ZWGK_TEST_NODE']
    const other = process.env['ZWGK_TEST_HOST'] ?? program
    return () => (node === undefined ? launchInUtilityProcess(other, args) : launchUnderOuterNode(node, other, args))
  }
  return () => launchInUtilityProcess(program, args)
}

function launchInUtilityProcess(program: string, args: readonly string[]): HostRun {
  const child = utilityProcess.fork(program, [...args], {
    serviceName: 'zwgk-host',
    execArgv: [...HOST_NODE_SWITCHES],
    env: { ...process.env, ...HOST_ENVIRONMENT },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return {
    ready: child.stdout === null ? Promise.reject(new Error('expected the output of the host')) : readyLine(child.stdout),
    // 'exit' and not app's 'child-process-gone': that one is silent when the host ends by itself.
    ended: new Promise((resolve) => child.once('exit', resolve)),
    stop: () => void child.kill(),
    kill: () => {
      if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL')
    },
  }
}
