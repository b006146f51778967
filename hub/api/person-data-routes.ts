// One person's data and the end of its keeping: what the console asks of the hub. An officer serves the person; destroying files takes whoever signs or administers.
import { hubPersonDataApi } from '../../shared/api/hub-person-data.ts'
import { ok } from '../../shared/result.ts'
import { erasePersonData, exportPersonData, findPersonData } from '../reception/person-data.ts'
import { erasePastRetention, type RetentionParts, requestsPastRetention } from '../reception/retention.ts'
import type { Guard } from './guard.ts'

export function personDataRoutes({ guarded }: Guard, parts: RetentionParts): void {
  guarded(hubPersonDataApi.find, ['officer'], async ({ person }) => ok({ rows: await findPersonData(person, parts) }))
  guarded(hubPersonDataApi.export, ['officer'], async ({ person }, { account }) =>
    ok({ files: await exportPersonData(person, account.name, parts) }),
  )
  guarded(hubPersonDataApi.erase, ['officer'], async ({ person, ids }, { account }) =>
    ok({ erased: await erasePersonData(person, ids, account.name, parts) }),
  )
  guarded(hubPersonDataApi.pastRetention, ['officer', 'publisher', 'admin'], async () =>
    ok({ rows: await requestsPastRetention(parts) }),
  )
  guarded(hubPersonDataApi.erasePastRetention, ['publisher', 'admin'], async ({ ids }, { account }) =>
    ok({ erased: await erasePastRetention(ids, account.name, parts) }),
  )
}
