// Reading from the server into a page: waiting, ready or failed, with a way to try again.
import { useCallback, useEffect, useState } from 'react'
import type { Failure, Result } from '../../shared/result.ts'

export type Loaded<Value> =
  | { readonly state: 'waiting' }
  | { readonly state: 'ready'; readonly value: Value }
  | { readonly state: 'failed'; readonly failure: Failure }

/** What is read before anything is drawn: who shows it first begins with the answer. */
export interface Ahead<Value> {
  readonly read: () => Promise<void>
  /** The answer, once: who comes back later reads anew. */
  readonly take: () => Result<Value> | undefined
}

export function readAhead<Value>(load: () => Promise<Result<Value>>): Ahead<Value> {
  let answer: Result<Value> | undefined
  return {
    read: async () => {
      answer = await load()
    },
    take: () => {
      const taken = answer
      answer = undefined
      return taken
    },
  }
}

/**
 * Loads when `key` changes. A change of `refresh` alone (a new generation of content) loads again behind what is shown,
 * so that a list does not blink. Begins with what was read ahead, where there is that, and reads again behind it: it may have changed since.
 */
export function useLoad<Value>(
  key: string,
  refresh: number,
  load: () => Promise<Result<Value>>,
  ahead?: Ahead<Value>,
): { loaded: Loaded<Value>; retry: () => void } {
  const [held, setHeld] = useState<{ key: string; loaded: Loaded<Value> }>(() => ({ key, loaded: asLoaded(ahead?.take()) }))
  const [attempt, setAttempt] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `load` is made anew at each drawing; `key` says when it means something else
  useEffect(() => {
    let current = true
    void load().then((result) => {
      if (!current) return
      const next = { key, loaded: asLoaded(result) }
      setHeld((old) => (same(old, next) ? old : next))
    })
    return () => {
      current = false
    }
  }, [key, refresh, attempt])
  const retry = useCallback(() => {
    setHeld({ key, loaded: { state: 'waiting' } })
    setAttempt((n) => n + 1)
  }, [key])
  return { loaded: held.key === key ? held.loaded : { state: 'waiting' }, retry }
}

function asLoaded<Value>(result: Result<Value> | undefined): Loaded<Value> {
  if (result === undefined) return { state: 'waiting' }
  return result.ok ? { state: 'ready', value: result.value } : { state: 'failed', failure: result.error }
}

/** What is the same is not drawn again. */
function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** The rows inside a loaded answer. */
export function mapLoaded<Value, Part>(loaded: Loaded<Value>, part: (value: Value) => Part): Loaded<Part> {
  return loaded.state === 'ready' ? { state: 'ready', value: part(loaded.value) } : loaded
}
