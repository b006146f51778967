// 资料更新: a release has reached the terminal lately, by network or by stick; without one even what is fresh at the office is old here.
import { chinaDay } from '../../calendar/working-days.ts'
import type { DutyRule } from '../duty-input.ts'
import { daysBetween } from '../register-due.ts'

const RELEASE_WITHIN_DAYS = 31

export const dutyContentAge: DutyRule = {
  id: 'duty-content-age',
  concern: 'materials',
  severity: 'warning',
  check({ content, today }) {
    if (content === undefined) return [{ severity: 'error', params: { context: 'none' } }]
    const days = daysBetween(chinaDay(new Date(content.asOf)), today)
    return days > RELEASE_WITHIN_DAYS ? [{ params: { days } }] : []
  },
}
