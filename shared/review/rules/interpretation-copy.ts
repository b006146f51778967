// 不得简单复制摘抄: an interpretation that repeats its document explains nothing. The passages stand side by side for the person who decides.
import { overlapOf } from '../overlap.ts'
import type { ReviewRule } from '../rule.ts'

const SHARE_MAX = 0.4

export const interpretationCopy: ReviewRule = {
  id: 'interpretation-copy',
  source: '政务公开工作要点（解读不得简单复制摘抄）',
  severity: 'warning',
  check({ meta, text }, { others }) {
    if (meta.kind !== 'interpretation') return []
    return meta.links.interprets.flatMap((id) => {
      const interpreted = others.find((other) => other.meta.id === id)
      if (interpreted === undefined) return []
      const { share, passages } = overlapOf(text, interpreted.text)
      const params = { share: Math.round(share * 100), title: interpreted.meta.title }
      return share <= SHARE_MAX ? [] : [{ where: passages[0]?.here.slice(0, 30) ?? meta.title, params, compared: passages }]
    })
  },
}
