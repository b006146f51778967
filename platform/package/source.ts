// Where packages come from: a hub over HTTP, a stick, later a neighbour. All speak this one interface, so all run the same checks.
import type { Result } from '../../shared/result.ts'

export type SourceFailure = 'not-there' | 'unreachable' | 'not-a-hub' | 'hub-error' | 'too-large' | 'stick-removed' | 'cancelled'

export interface PackageSource {
  readonly kind: 'http' | 'folder'
  /** Address or path, for messages. */
  readonly name: string
  /** A whole small file by its path in the repository, at most `maxBytes`. */
  read(path: string, maxBytes: number, signal?: AbortSignal): Promise<Result<Uint8Array, SourceFailure>>
  /** Part of a blob: `length` bytes from `offset`, fewer only where the file itself ends early. */
  readPart(path: string, offset: number, length: number, signal?: AbortSignal): Promise<Result<Uint8Array, SourceFailure>>
}
