// What a family of faults is: rounds that each do something to the product and judge what is left.
import type { DiskControl } from './disk/disk-control.ts'
import type { Random } from './random.ts'
import type { TownFolders } from './seeded-town.ts'

export interface Family {
  readonly name: string
  /** Part of the rounds asked for that this family plays; the slow ones play fewer. At least one is played. */
  readonly share: number
  /** Without the library that fails disk calls it is not played. */
  readonly needsDisk: boolean
  begin(tools: FamilyTools): Promise<FamilyRun>
}

export interface FamilyRun {
  round(random: Random): Promise<void>
  /** After the last round: what can be judged only when all has come to rest. */
  end(): Promise<void>
}

export interface FamilyTools {
  /** An empty folder of this family's own. */
  readonly scratch: string
  /** To be copied, not used. */
  readonly town: TownFolders
  /** The library that records and fails disk calls, for processes. */
  readonly diskLibrary: string
  /** The switch of the disk below this run's scratch folder, as this process sees it. */
  readonly disk: DiskControl
  /** The ledger runs at synchronous=NORMAL: the power-cut family must then report losses. */
  readonly normal: boolean
  readonly count: Count
}

/** One fault and what was left after it. */
export interface Judged {
  /** What was done, for whoever wants to see it again. */
  readonly what: string
  /** Shown receipts that are neither in the ledger nor at the hub. */
  readonly lost?: readonly string[]
  /** Receipt numbers given twice, or submissions that the hub has twice. */
  readonly duplicated?: readonly string[]
  /** Anything else that must not be: not opening, half a content, a bare error. */
  readonly wrong?: readonly string[]
}

export type Count = (judged: Judged) => void

export interface Totals {
  readonly tried: number
  readonly survived: number
  readonly lost: number
  readonly duplicated: number
}
