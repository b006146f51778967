// Opens what is under the seal, in memory only: submissions and the replies kept for the officer who looks again.
import { currentSuite, suiteById } from '../../platform/crypto/suites.ts'
import type { OpenedSubmission } from '../../shared/api/hub-console.ts'
import { suiteIdSchema } from '../../shared/crypto/suite.ts'
import { headerSchema, payloadSchema, replyContentSchema, type SubmissionPayload } from '../../shared/requests/envelope.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { SealingKey } from '../publish/key-folder.ts'
import type { HubStore } from '../store/open-store.ts'

export interface UnsealingParts {
  readonly store: HubStore
  readonly officeKey: SealingKey
}

/** Errors: `not-found`, `erased`, `not-openable` (wrong key, damaged, or the seal holds another header than the envelope said). */
export async function unseal(id: string, { store, officeKey }: UnsealingParts): Promise<Result<SubmissionPayload>> {
  const row = await store
    .selectFrom('submission')
    .select(['header', 'suite', 'sealed', 'erased_at'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return fail('not-found')
  if (row.erased_at !== null) return fail('erased')
  const opened = await suiteById(suiteIdSchema.parse(row.suite)).open([officeKey.identity], row.sealed)
  const payload = opened && payloadSchema.safeParse(JSON.parse(Buffer.from(opened).toString('utf8')))
  // The header outside the seal is only a copy: if it differs from the one inside, somebody changed it on the way.
  if (!payload?.success || JSON.stringify(payload.data.header) !== JSON.stringify(headerSchema.parse(JSON.parse(row.header))))
    return fail('not-openable')
  return ok(payload.data)
}

export async function earlierReplies(id: string, { store, officeKey }: UnsealingParts): Promise<OpenedSubmission['replies']> {
  const rows = await store
    .selectFrom('reply')
    .select(['for_office', 'delivered_at'])
    .where('submission_id', '=', id)
    .orderBy('sent_at')
    .orderBy('id')
    .execute()
  const replies = await Promise.all(
    rows.map(async ({ for_office, delivered_at }) => {
      const opened = await currentSuite.open([officeKey.identity], for_office)
      const content = opened && replyContentSchema.safeParse(JSON.parse(Buffer.from(opened).toString('utf8')))
      return content?.success ? { ...content.data, delivered: delivered_at !== null } : undefined
    }),
  )
  return replies.filter((entry) => entry !== undefined)
}
