// Reading from the server into a page: waiting, ready or failed, with a way to try again.
import { useCallback, useEffect, useState } from 'react'
import type { Failure, Result } from '../../shared/result.ts'

export type Loaded<Value> =
  | { readonly state: 'waiting' }
  | { readonly state: 'ready'; readonly value: Value }
  | { readonly state: 'failed'; readonly failure: Failure }

/**
 * Loads when `key` changes. A change of `refresh` alone (a new generation of content) loads again behind what is shown,
 * so that a list does not blink.
 */
export function useLoad<Value>(
  key: string,
  refresh: number,
  load: () => Promise<Result<Value>>,
): { loaded: Loaded<Value>; retry: () => void } {
  const [held, setHeld] = useState<{ key: string; loaded: Loaded<Value> }>({ key, loaded: { state: 'waiting' } })
  const [attempt, setAttempt] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `load` is made anew at each drawing; `key` says when it means something else
  useEffect(() => {
    let current = true
    void load().then((result) => {
      if (!current) return
      setHeld({
        key,
        loaded: result.ok ? { state: 'ready', value: result.value } : { state: 'failed', failure: result.error },
      })
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

/** The rows inside a loaded answer. */
export function mapLoaded<Value, Part>(loaded: Loaded<Value>, part: (value: Value) => Part): Loaded<Part> {
  return loaded.state === 'ready' ? { state: 'ready', value: part(loaded.value) } : loaded
}
