// 管理要求: each document shown has 内容审核 and 保密审查 on record (条例 第17条; 先审查后公开).
import type { DutyRule } from '../duty-input.ts'

export const dutyReviewRecord: DutyRule = {
  id: 'duty-review-record',
  concern: 'management',
  severity: 'error',
  check: ({ content }) =>
    content === undefined || content.withoutReview === 0 ? [] : [{ params: { documents: content.withoutReview } }],
}
