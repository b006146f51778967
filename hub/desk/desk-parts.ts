// What the content desk works with.
import type { Log } from '../../platform/log/logger.ts'
import type { OfficeReader } from '../intake/office/office-reader.ts'
import type { Unlocking } from '../publish/key-folder.ts'
import type { PublishingLock } from '../store/one-at-a-time.ts'
import type { HubStore } from '../store/open-store.ts'

export interface DeskParts {
  readonly store: HubStore
  readonly repo: string
  /** The channel that this office publishes. */
  readonly channel: string
  /** Folder of the signing keys, and how it opens. */
  readonly keys: string
  readonly unlocking: Unlocking
  readonly publishing: PublishingLock
  readonly reader: OfficeReader
  readonly now: () => Date
  readonly log: Log
}
