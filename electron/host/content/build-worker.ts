// The worker thread's side of building: one order in, progress and one result out.
import { parentPort, workerData } from 'node:worker_threads'
import { type BuildOrder, buildGeneration } from './build-generation.ts'
import type { BuildMessage } from './build-in-worker.ts'

const send = (message: BuildMessage) => parentPort?.postMessage(message)
const result = buildGeneration(workerData as BuildOrder, (done) => send({ kind: 'progress', done }))
send({ kind: 'result', result })
