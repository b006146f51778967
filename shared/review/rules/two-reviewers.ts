// 内容审核 and 保密审查 are both on record, and by different people (条例 第17条; 谁主管、谁公开、谁审查).
import type { ReviewRule } from '../rule.ts'

export const twoReviewers: ReviewRule = {
  id: 'two-reviewers',
  source: '政府信息公开条例 第17条；保守国家秘密法 第35条',
  severity: 'error',
  check({ meta }) {
    const by = (step: 'content' | 'secrecy') => meta.review.filter((entry) => entry.step === step).map((entry) => entry.by)
    if (meta.review.some(({ step }) => step === 'trial')) return []
    const content = by('content')
    const secrecy = by('secrecy')
    const bothDone = content.length > 0 && secrecy.length > 0
    return bothDone && secrecy.every((name) => !content.includes(name)) ? [] : [{ where: '审查' }]
  },
}
