// 功能定位: the four functions of the default standard (沙河沿镇 2024 plan, part three) and the kinds of content each shows.
// Their wording stands in the locales under `zone`.
import type { DocumentKind } from '../content/document.ts'

/** In the mandated order: 政府信息查询, 政府信息公开申请, 办事咨询服务, 政策宣传解读. */
export const ZONES = ['query', 'request', 'service', 'interpretation'] as const
export type Zone = (typeof ZONES)[number]

export const ZONE_KINDS: Readonly<Record<Zone, readonly DocumentKind[]>> = {
  query: ['policy', 'notice', 'publicity', 'gazette', 'directory'],
  request: ['rules', 'form'],
  service: ['guide', 'faq', 'event'],
  interpretation: ['interpretation', 'opinion-call'],
}
