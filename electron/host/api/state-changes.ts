// Tells the pages that something changed; several changes close together are told once, so that progress does not flood them.

export interface StateChanges {
  tell(): void
  subscribe(listener: () => void): () => void
  /** Resolves when the host ends, so that open event streams end too. */
  readonly closed: Promise<void>
  close(): void
}

const TELL_AFTER_MS = 100

export function createStateChanges(): StateChanges {
  const listeners = new Set<() => void>()
  const { promise: closed, resolve } = Promise.withResolvers<void>()
  let timer: NodeJS.Timeout | undefined
  return {
    tell() {
      timer ??= setTimeout(() => {
        timer = undefined
        for (const listener of listeners) listener()
      }, TELL_AFTER_MS)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    closed,
    close() {
      clearTimeout(timer)
      resolve()
    },
  }
}
