// What comes to the office itself: what the console asks of the hub. The officer's.
import { hubHandInApi } from '../../shared/api/hub-hand-in.ts'
import { ok } from '../../shared/result.ts'
import { similarTo } from '../reception/cases.ts'
import { type HandInParts, handIn } from '../reception/hand-in.ts'
import type { Guard } from './guard.ts'

export function handInRoutes({ guarded }: Guard, parts: HandInParts): void {
  guarded(hubHandInApi.similar, ['officer'], async ({ answers }) => ok({ similar: await similarTo(answers, undefined, parts) }))
  guarded(hubHandInApi.handIn, ['officer'], async (given, { account }) =>
    handIn(given, { account: account.name, displayName: account.displayName }, parts),
  )
}
