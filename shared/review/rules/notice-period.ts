// 公示期: set, not over, and as long as the text says (低保 7个工作日, 征地预公告 10个工作日; DOMAIN §3.6, §6.1).
import { addWorkingDays, nextDay } from '../../calendar/working-days.ts'
import type { ReviewRule, RuleHit } from '../rule.ts'

const SAID = /公示(?:期|时间|期限)?(?:为|是|：|:)?[^。；\n\d]{0,8}(\d{1,2})\s*(个工作日|日|天)/
/** 山东省村务公开条例: what hangs shorter has not been seen by those who come once a week. */
const DAYS_MIN = 5

export const noticePeriod: ReviewRule = {
  id: 'notice-period',
  source: '社会救助暂行办法 第11条；各类公示的期限',
  severity: 'warning',
  check({ meta, text }, { today, calendars }): RuleHit[] {
    if (meta.kind !== 'publicity' || meta.translation !== undefined) return []
    const { publicNotice: period } = meta
    if (period === undefined) return [{ where: '公示期', params: { context: 'unset' }, severity: 'error' }]
    const where = `${period.from} — ${period.until}`
    if (period.until < today) return [{ where, params: { context: 'over' } }]
    const said = SAID.exec(text)
    const days = Number(said?.[1] ?? 0)
    const least = days === 0 ? DAYS_MIN : days
    const isWorking = said?.[2] === '个工作日'
    const needed = isWorking ? addWorkingDays(before(period.from), least, calendars).day : addDays(period.from, least - 1)
    return period.until < needed ? [{ where, params: { context: 'short', needed } }] : []
  },
}

/** The first day counts: it is already on the wall. */
function before(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}

function addDays(day: string, count: number): string {
  let current = day
  for (let left = count; left > 0; left -= 1) current = nextDay(current)
  return current
}
