// 逾期视为同意公开: a review that happens by doing nothing is none (条例 第17条; 保守国家秘密法 第35条).
import { hitsOf, type ReviewRule } from '../rule.ts'

const SILENCE = /逾期(?:未|不)[^。；\n]{0,16}[，,]?\s*(?:的[，,])?(?:即)?视为同意(?:公开|发布)?/g

export const secrecyBySilence: ReviewRule = {
  id: 'secrecy-by-silence',
  source: '政府信息公开条例 第17条；保守国家秘密法 第35条',
  severity: 'warning',
  evenWhenChecked: true,
  check({ text }) {
    // Silence of a co-producing body does count as consent (第34条): only a review of secrecy is meant here.
    return /保密审查/.test(text) ? hitsOf(text, SILENCE, 4) : []
  },
}
