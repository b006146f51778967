// A normative document (规范性文件) says until when it is in force, and none is shown as 有效 past that day (国办发〔2018〕115号; DOMAIN §3.5).
import type { ReviewRule } from '../rule.ts'

const IN_FORCE: readonly string[] = ['policy', 'rules', 'guide', 'interpretation']

export const validitySet: ReviewRule = {
  id: 'validity-set',
  source: '规范性文件管理（有效期、清理）；2024年工作要点 二（一）',
  severity: 'warning',
  check({ meta }, { today }) {
    if (meta.validity !== 'valid' || meta.translation !== undefined) return []
    // A notice that is over leaves the screen by itself; a rule that is over would go on being taken for one.
    const isRule = meta.normative || IN_FORCE.includes(meta.kind)
    if (isRule && meta.validUntil !== undefined && meta.validUntil < today)
      return [{ where: meta.validUntil, params: { context: 'past' } }]
    return meta.normative && meta.validUntil === undefined ? [{ where: '有效期至', params: { context: 'unset' } }] : []
  },
}
