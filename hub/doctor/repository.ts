// Is the published repository whole, does it name the office, do its signatures hold (F53), and does the running hub sign its timestamp anew?
import type { Finding } from '../../platform/doctor/finding.ts'
import { signatureFindings } from '../../platform/doctor/signatures.ts'
import type { HubProbe } from './finding.ts'
import { hasOffice } from './look-into-repository.ts'

/** A running hub signs it each day, and looks every six hours. */
const TIMESTAMP_OLD_AFTER_MS = 2 * 86_400_000
const HOUR_MS = 3_600_000

export const repository: HubProbe = ({ repository: look, database, folders: { repo }, start, time, door }) => {
  switch (look.state) {
    case 'closed':
      return []
    case 'missing':
      // Nothing was begun here: the probe of the database says so.
      return database.state === 'none' ? [] : [{ topic: 'hub-repository', state: 'wrong', params: { path: repo } }]
    case 'damaged':
      return [{ topic: 'hub-repository-damaged', state: 'wrong', params: { path: repo } }]
    case 'read': {
      const office: Finding[] =
        start === undefined || hasOffice(repo, start.officeChannel)
          ? []
          : [{ topic: 'hub-office', state: 'wrong', params: { channel: start.officeChannel, path: repo } }]
      const age = time.now.getTime() - look.signedAt.getTime()
      // A hub that does not run can't sign, and that is another matter.
      const old: Finding[] =
        door === 'ours' && age > TIMESTAMP_OLD_AFTER_MS
          ? [{ topic: 'hub-timestamp', state: 'wrong', params: { hours: Math.floor(age / HOUR_MS) } }]
          : []
      return [
        ...office,
        ...signatureFindings(look.signatures, time.now, { due: 'hub-signatures', over: 'hub-signatures-over' }),
        ...old,
      ]
    }
  }
}
