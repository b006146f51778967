// 意见征集 lasts at least 30 days; shorter needs an explanation in the text (重大行政决策程序暂行条例 第15条).
import type { ReviewRule, RuleHit } from '../rule.ts'

const DAYS_MIN = 30
const EXPLAINED = /(?:缩短|少于)[^。\n]{0,30}(?:理由|原因|因为|由于)|(?:因|由于)[^。\n]{0,40}(?:缩短|少于30日)/
const SPAN = /(\d{4})年(\d{1,2})月(\d{1,2})日(?:起)?(?:至|到|—|－|-|~)(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日/g
const DAY_MS = 86_400_000

export const opinionPeriod: ReviewRule = {
  id: 'opinion-period',
  source: '重大行政决策程序暂行条例 第15条',
  severity: 'warning',
  check({ meta, text }) {
    if (meta.kind !== 'opinion-call') return saidInText(text)
    if (meta.translation !== undefined) return []
    if (meta.period === undefined) return [{ where: '起止', params: { context: 'unset' } }]
    const days = (Date.parse(meta.period.until) - Date.parse(meta.period.from)) / DAY_MS + 1
    return days >= DAYS_MIN || EXPLAINED.test(text)
      ? []
      : [{ where: `${meta.period.from} — ${meta.period.until}`, params: { context: 'short', days } }]
  },
}

/** A notice about a call tells its days as well, though it is filed as another kind. */
function saidInText(text: string): RuleHit[] {
  return Array.from(text.matchAll(SPAN)).flatMap(
    ({ 0: said, 1: year = '', 2: month, 3: day, 4: laterYear = year, 5: laterMonth, 6: laterDay, index }) => {
      const [from, until] = [dayOf(year, month, day), dayOf(laterYear, laterMonth, laterDay)]
      const around = text.slice(Math.max(0, index - 20), index + said.length + 30)
      const days = (until - from) / DAY_MS + 1
      const isCall = /(?:公开|社会)[^。\n]{0,12}征求|征求(?:公众|社会)?意见的?(?:时间|期限)/.test(around)
      if (!isCall || !(days > 0) || days >= DAYS_MIN || EXPLAINED.test(text)) return []
      return [{ where: said, params: { context: 'short', days } }]
    },
  )
}

function dayOf(year: string, month = '', day = ''): number {
  return Date.UTC(Number(year), Number(month) - 1, Number(day))
}
