// 资料更新: the newest document of each kind is not older than the standard allows.
import { DOCUMENT_KINDS } from '../../content/document.ts'
import type { DutyRule } from '../duty-input.ts'
import { daysBetween } from '../register-due.ts'
import type { StandardHit } from '../rule.ts'

export const dutyFreshness: DutyRule = {
  id: 'duty-freshness',
  concern: 'materials',
  severity: 'warning',
  check: ({ profile, content, today }) =>
    content === undefined
      ? []
      : DOCUMENT_KINDS.flatMap((kind): StandardHit[] => {
          const limit = profile.freshness[kind]
          if (limit === undefined) return []
          const newest = content.newest[kind]
          if (newest === undefined) return [{ where: kind, params: { context: 'none', kind, limit } }]
          return daysBetween(newest, today) > limit ? [{ where: kind, params: { kind, newest, limit } }] : []
        }),
}
