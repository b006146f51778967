// The whole examination of a hub: what all probes look at is read once, then each says what it finds, in the order in which somebody would look.
import { existsSync, statSync } from 'node:fs'
import { roomFinding } from '../../platform/doctor/disk.ts'
import type { Finding } from '../../platform/doctor/finding.ts'
import { programFindings } from '../../platform/doctor/program.ts'
import { optionsFindings } from '../../platform/doctor/start-options.ts'
import { trustedTime } from '../../shared/calendar/trusted-time.ts'
import { readReceipt } from '../audit/receipt.ts'
import { askDoor } from './ask-door.ts'
import { backups } from './backups.ts'
import { clock } from './clock.ts'
import { database } from './database.ts'
import { door } from './door.ts'
import type { HubDoctorInput, HubExamined, HubProbe } from './finding.ts'
import { folder, hubAccess } from './folder.ts'
import { keys } from './keys.ts'
import { lookIntoBackups } from './look-into-backups.ts'
import { type DatabaseLook, lookIntoFile, lookIntoPostgres } from './look-into-database.ts'
import { lookIntoRepository } from './look-into-repository.ts'
import { records } from './records.ts'
import { repository } from './repository.ts'
import { terminals } from './terminals.ts'

const ANSWER_WITHIN_MS = 5_000

/** Of the data, and of the backups where they lie on another one. */
const disk: HubProbe = ({ folders: { data }, backups: kept }) => {
  const device = (path: string) => statSync(path, { throwIfNoEntry: false })?.dev
  const apart = kept !== undefined && existsSync(kept) && device(kept) !== device(data)
  return [data, ...(apart ? [kept] : [])].map(roomFinding)
}
const options: HubProbe = ({ options: read }) => optionsFindings(read)

/** In a folder that is not there, nothing else is asked. */
const FIRST: readonly HubProbe[] = [programFindings, disk, options, folder]
const PROBES: readonly HubProbe[] = [clock, database, repository, keys, backups, records, terminals, door]

/** Nothing is written: not into the data folder, not into the database, not beside it. */
export async function examineHub(input: HubDoctorInput): Promise<Finding[]> {
  const examined = await lookedAt(input)
  const findings: Finding[] = []
  const probes = examined.access.state === 'missing' ? FIRST : [...FIRST, ...PROBES]
  for (const probe of probes) findings.push(...(await probe(examined)))
  return findings
}

async function lookedAt(input: HubDoctorInput): Promise<HubExamined> {
  const { folders, start, now } = input
  const read = lookIntoRepository(folders.repo)
  const time = trustedTime(now, read.state === 'read' ? read.signedAt : undefined)
  const backup = await lookIntoBackups(input.backups)
  const marks = readReceipt(backup.state === 'whole' ? backup.manifest.records : '')
  return {
    ...{ ...input, time, backup, access: hubAccess(folders) },
    repository: read,
    database: await lookIntoDatabase(input, { marks: marks.ok ? marks.value : [], now: time.now }),
    door: start === undefined ? 'shut' : await askDoor(start.port, folders.repo, ANSWER_WITHIN_MS),
  }
}

async function lookIntoDatabase(
  { folders, start }: HubDoctorInput,
  parts: Parameters<typeof lookIntoFile>[1],
): Promise<DatabaseLook> {
  // Which database it is stands in the options that can't be read.
  if (start === undefined) return { state: 'unknown' }
  return start.database === undefined ? await lookIntoFile(folders.data, parts) : await lookIntoPostgres(start.database, parts)
}
