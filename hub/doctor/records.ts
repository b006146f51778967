// Are the chained records whole, and do they go on from where the newest backup says they were?
import type { Finding } from '../../platform/doctor/finding.ts'
import type { HubProbe } from './finding.ts'

export const records: HubProbe = ({ database }) => {
  if (database.state !== 'read') return []
  const wrong = database.facts.records.flatMap(({ record, problem, receipt }): Finding[] => {
    if (problem !== undefined) return [{ topic: 'hub-records', state: 'wrong', params: { record, number: problem.number } }]
    return receipt === 'cut-off' || receipt === 'made-anew'
      ? [{ topic: 'hub-records-other', state: 'wrong', params: { record } }]
      : []
  })
  const rows = database.facts.records.reduce((sum, report) => sum + report.rows, 0)
  return wrong.length > 0 ? wrong : [{ topic: 'hub-records', state: 'ok', params: { rows } }]
}
