// Is there content, is it whole, and how old is the package that it came with?
import { openContent } from '../content/content-reader.ts'
import { generationPath } from '../content/generation-file.ts'
import { isAsMade } from '../content/scrub.ts'
import { believedTime } from './clock.ts'
import type { Probe } from './finding.ts'

const OLD_AFTER_DAYS = 30
const DAY_MS = 86_400_000

export const content: Probe = async (examined) => {
  const { data, ledger } = examined
  if (data === undefined || ledger.state !== 'read') return []
  const { shown } = ledger.facts
  if (shown === undefined) return [{ topic: 'content', state: 'note', params: {} }]
  const { generation, timeFloor } = shown
  const path = generationPath(data, generation)
  const reader = openContent(path)
  if (reader === undefined || !(await isAsMade(path))) {
    reader?.close()
    return [{ topic: 'content', state: 'wrong', params: { generation } }]
  }
  reader.close()
  const now = believedTime(examined).now.getTime()
  const days = timeFloor === undefined ? 0 : Math.max(0, Math.floor((now - timeFloor.getTime()) / DAY_MS))
  return [{ topic: 'content-age', state: days > OLD_AFTER_DAYS ? 'wrong' : 'ok', params: { days, generation } }]
}
