// 采纳情况: what the console asks of the hub. The officer's, as the opinions themselves are.
import { hubOpinionsApi } from '../../shared/api/hub-opinions.ts'
import { ok } from '../../shared/result.ts'
import { decideOpinions, editOpinion, openCall } from '../opinions/decide.ts'
import { type EnteringParts, enterOpinion } from '../opinions/enter-opinion.ts'
import { makeResult } from '../opinions/make-result.ts'
import { opinionCalls } from '../opinions/opinion-calls.ts'
import type { Guard } from './guard.ts'

export function opinionRoutes({ guarded }: Guard, parts: EnteringParts): void {
  guarded(hubOpinionsApi.calls, ['officer'], async () => {
    const { calls, unplaced } = await opinionCalls(parts)
    return ok({ calls: calls.map(({ call }) => call), unplaced })
  })
  guarded(hubOpinionsApi.open, ['officer'], async ({ id }, { account }) => await openCall(id, account, parts))
  guarded(hubOpinionsApi.decide, ['officer'], async (input, { account }) => await decideOpinions(input, account, parts))
  guarded(hubOpinionsApi.edit, ['officer'], async (input, { account }) => await editOpinion(input, account, parts))
  guarded(hubOpinionsApi.enter, ['officer'], async (input, { account }) => await enterOpinion(input, account, parts))
  guarded(hubOpinionsApi.makeResult, ['officer'], async ({ id }, { account }) => await makeResult(id, account, parts))
}
