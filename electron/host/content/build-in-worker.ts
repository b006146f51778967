// Runs a build in a worker thread: in the same thread 10,000 documents would block every page for seconds.
import { Worker } from 'node:worker_threads'
import { fail, type Result } from '../../../shared/result.ts'
import type { BuildFailure, BuildOrder } from './build-generation.ts'

export type BuildMessage =
  | { readonly kind: 'progress'; readonly done: number }
  | { readonly kind: 'result'; readonly result: Result<number, BuildFailure> }

/** From the source tree the worker is TypeScript, from a bundle the file beside it. */
const WORKER_FILE = import.meta.url.endsWith('.ts') ? './build-worker.ts' : './build-worker.mjs'

/** Errors: those of the build, `build-crashed` when the worker died (full disk, killed): the shown generation is untouched. */
export function buildInWorker(
  order: BuildOrder,
  progress: (done: number) => void,
): Promise<Result<number, BuildFailure | 'build-crashed' | 'disk-full'>> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL(WORKER_FILE, import.meta.url), { workerData: order })
    let settled = false
    const settle = (result: Result<number, BuildFailure | 'build-crashed' | 'disk-full'>) => {
      if (!settled) resolve(result)
      settled = true
    }
    worker.on('message', (message: BuildMessage) => {
      if (message.kind === 'progress') progress(message.done)
      else settle(message.result)
    })
    worker.on('error', (error) => settle(isDiskFull(error) ? fail('disk-full', { path: order.path }) : fail('build-crashed')))
    worker.on('exit', () => settle(fail('build-crashed')))
  })
}

function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'SQLITE_FULL')
}
