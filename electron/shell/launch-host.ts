// One run of the host inside Electron: a utility process beside main, with Node and without a window.
import { utilityProcess } from 'electron'
import type { HostRun } from './host-process.ts'
import { readyLine } from './ready-line.ts'

export function launchInUtilityProcess(program: string, args: readonly string[]): HostRun {
  const child = utilityProcess.fork(program, [...args], { serviceName: 'zwgk-host', stdio: ['ignore', 'pipe', 'inherit'] })
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
