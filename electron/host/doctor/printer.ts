// Are the printers of the device record (设备台账) there?
import type { Finding } from '../../../platform/doctor/finding.ts'
import { cupsPrinters } from '../../shell/printing/cups.ts'
import type { Probe } from './finding.ts'

export const printer: Probe = async ({ ledger, askCups }) => {
  if (ledger.state !== 'read') return []
  const recorded = [...new Set(Object.values(ledger.facts.device?.printers ?? {}))]
  if (recorded.length === 0) return [{ topic: 'printer', state: 'note', params: {} }]
  const known = await cupsPrinters(askCups)
  if (known === undefined) return [{ topic: 'print-service', state: 'wrong', params: { names: recorded.join(' ') } }]
  const missing = recorded.filter((name) => !known.some((one) => one.name === name))
  const found: Finding =
    missing.length > 0
      ? { topic: 'printer', state: 'wrong', params: { names: missing.join(' ') } }
      : { topic: 'printer', state: 'ok', params: { names: recorded.join(' ') } }
  return [found]
}
