// Can the hub's clock be believed, held against what it signed last (F59)? Days of receipt and the limits for answers are counted by it.
import { chinaTime } from '../../shared/calendar/working-days.ts'
import type { HubProbe } from './finding.ts'

export const clock: HubProbe = ({ now, time }) => [
  { topic: 'hub-clock', state: time.trusted ? 'ok' : 'wrong', params: { now: chinaTime(now) } },
]
