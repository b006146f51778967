// What a probe of the terminal's doctor is, and what all of them may look at.
import type { Finding } from '../../../platform/doctor/finding.ts'
import type { ReadOptions } from '../../../platform/doctor/start-options.ts'
import type { AskCups } from '../../shell/printing/cups-connection.ts'
import type { LedgerLook } from './look-into-ledger.ts'

export interface DoctorInput {
  /** The terminal's data folder; undefined when only the machine is looked at. */
  readonly data: string | undefined
  readonly now: Date
  /** Loopback port of the browser shell; undefined when the options that name it can't be read. */
  readonly port: number | undefined
  /** Of an installed terminal. */
  readonly options?: ReadOptions | undefined
  /** Built pages. */
  readonly pages: string
  /** The system's folders stand below it; `/` outside of tests. */
  readonly systemRoot: string
  readonly askCups: AskCups
}

export interface Examined extends DoctorInput {
  readonly ledger: LedgerLook
}

/**
 * One matter, one file. A probe that can't see because of what another one finds says nothing: the doctor names the
 * cause, not its consequences.
 */
export type Probe = (examined: Examined) => readonly Finding[] | Promise<readonly Finding[]>
