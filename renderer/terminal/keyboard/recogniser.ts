// The worker that recognises, started when somebody first writes by hand; it then stays, for it holds nothing that was written.
import type { Ink } from '../../../shared/handwriting/ink.ts'
import type { FromRecogniser, ToRecogniser } from './handwriting.worker.ts'

/** Beside the pages (renderer/vite.config.ts). */
const TEMPLATES = new URL('../ime/strokes.bin', document.baseURI)

type Answer = (characters: readonly string[] | undefined) => void

let worker: Promise<Worker | undefined> | undefined
let asked = 0
const waiting = new Map<number, Answer>()

export function startRecogniser(): void {
  worker ??= start()
}

/** The likeliest first; undefined when handwriting can't be used on this machine. */
export async function recogniseInk(ink: Ink): Promise<readonly string[] | undefined> {
  startRecogniser()
  const there = await worker
  if (there === undefined) return undefined
  asked += 1
  const number = asked
  return await new Promise<readonly string[] | undefined>((resolve) => {
    waiting.set(number, resolve)
    there.postMessage({ kind: 'ink', ink, number } satisfies ToRecogniser)
  })
}

async function start(): Promise<Worker | undefined> {
  const bytes = await templateBytes()
  if (bytes === undefined) return undefined
  const made = new Worker(new URL('./handwriting.worker.ts', import.meta.url), { type: 'module' })
  made.addEventListener('message', ({ data }: MessageEvent<FromRecogniser>) => {
    waiting.get(data.number)?.(data.characters)
    waiting.delete(data.number)
  })
  made.addEventListener('error', () => {
    for (const answer of waiting.values()) answer(undefined)
    waiting.clear()
    worker = Promise.resolve(undefined)
  })
  made.postMessage({ kind: 'templates', bytes } satisfies ToRecogniser, [bytes.buffer])
  return made
}

async function templateBytes(): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    const response = await fetch(TEMPLATES)
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined
  } catch {
    // No host, or no file: handwriting then says that it can't.
    return undefined
  }
}
