// One person's data and the end of its keeping: what the console asks of the hub. An officer serves the person; destroying files takes whoever signs or administers.
import { hubPersonDataApi } from '../../shared/api/hub-person-data.ts'
import { ok } from '../../shared/result.ts'
import { newestErasures } from '../reception/erase.ts'
import { erasePersonData, exportPersonData, findPersonData } from '../reception/person-data.ts'
import { erasePastRetention, keptRequests, type RetentionParts } from '../reception/retention.ts'
import type { Guard } from './guard.ts'

export function personDataRoutes({ guarded }: Guard, parts: RetentionParts): void {
  const { retentionYears } = parts
  guarded(hubPersonDataApi.find, ['officer'], async ({ person }, { account }) => {
    const rows = await findPersonData(person, parts)
    await parts.audit({ account: account.name, what: 'person-data-sought', about: '', detail: `found ${rows.length}` })
    return ok({ rows, retentionYears })
  })
  guarded(hubPersonDataApi.export, ['officer'], async ({ person }, { account }) =>
    ok({ files: await exportPersonData(person, account.name, parts) }),
  )
  guarded(hubPersonDataApi.erase, ['officer'], async ({ person, ids, ground }, { account }) =>
    ok({ erased: await erasePersonData(person, ids, { by: account.name, ground }, parts) }),
  )
  guarded(hubPersonDataApi.retention, ['officer', 'publisher', 'admin'], async (_, { account }) => {
    const { past, ahead } = await keptRequests(account.name, parts)
    return ok({ past, ahead, erased: await newestErasures(parts.store), retentionYears })
  })
  guarded(hubPersonDataApi.erasePastRetention, ['publisher', 'admin'], async ({ ids }, { account }) =>
    ok({ erased: await erasePastRetention(ids, account.name, parts) }),
  )
}
