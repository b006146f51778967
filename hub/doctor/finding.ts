// What a probe of the hub's doctor is, and what all of them may look at.
import type { Access } from '../../platform/doctor/access.ts'
import type { Finding } from '../../platform/doctor/finding.ts'
import type { ReadOptions } from '../../platform/doctor/start-options.ts'
import type { TrustedTime } from '../../shared/calendar/trusted-time.ts'
import type { HubFolders } from '../hub.ts'
import type { HubArguments } from '../hub-arguments.ts'
import type { Door } from './ask-door.ts'
import type { BackupLook } from './look-into-backups.ts'
import type { DatabaseLook } from './look-into-database.ts'
import type { RepositoryLook } from './look-into-repository.ts'

export interface HubDoctorInput {
  readonly folders: HubFolders
  /** With what the hub is started; undefined when its options can't be read. */
  readonly start: Pick<HubArguments, 'port' | 'database' | 'officeChannel'> | undefined
  /** Of an installed hub. */
  readonly options: ReadOptions | undefined
  /** Folder of dated backups; undefined where nobody has said which. */
  readonly backups: string | undefined
  /** As the hub would be started with; undefined where this user is not told. */
  readonly passphrase: string | undefined
  readonly now: Date
}

export interface HubExamined extends HubDoctorInput {
  /** `missing`: no such folder. */
  readonly access: Access | { readonly state: 'missing' }
  readonly repository: RepositoryLook
  /** Ages and terms are counted by the time that is believed: a wrong clock is one fault, not five. */
  readonly time: TrustedTime
  readonly database: DatabaseLook
  readonly backup: BackupLook
  readonly door: Door
}

/**
 * One matter, one file. A probe that can't see because of what another one finds says nothing: the doctor names the
 * cause, not its consequences.
 */
export type HubProbe = (examined: HubExamined) => readonly Finding[] | Promise<readonly Finding[]>
