// The worker thread's side of building: one order in, progress and one result out.
import { parentPort, workerData } from 'node:worker_threads'
import { type BuildOrder, buildGeneration } from './build-generation.ts'
import type { BuildMessage } from './build-in-worker.ts'

const PROGRESS_STEP = 100

const send = (message: BuildMessage) => parentPort?.postMessage(message)
const result = buildGeneration(workerData as BuildOrder, (done) => {
  if (done % PROGRESS_STEP === 0) send({ kind: 'progress', done })
})
send({ kind: 'result', result })
