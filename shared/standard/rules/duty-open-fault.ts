// 管理要求: a fault is mended within some working days, or at least somebody has been told to mend it (金安区自助设备管理规定 2020).
import { addWorkingDays, chinaDay } from '../../calendar/working-days.ts'
import type { DutyRule } from '../duty-input.ts'

const MEND_WITHIN_WORKING_DAYS = 5

export const dutyOpenFault: DutyRule = {
  id: 'duty-open-fault',
  concern: 'management',
  severity: 'warning',
  check: ({ openFaults, today, calendars }) =>
    openFaults
      .map(({ device, since }) => ({ device, since: chinaDay(new Date(since)) }))
      .filter(({ since }) => addWorkingDays(since, MEND_WITHIN_WORKING_DAYS, calendars).day < today)
      .map(({ device, since }) => ({ where: device, params: { device, since, days: MEND_WITHIN_WORKING_DAYS } })),
}
