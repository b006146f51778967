// Is the ledger whole and of this release (F24, F56)?
import { existsSync } from 'node:fs'
import { accessToData } from './access.ts'
import type { Probe } from './finding.ts'

export const ledger: Probe = ({ data, ledger: look }) => {
  if (data === undefined) return []
  const params = { path: data }
  // What can't be used at all is told by the probes of disk and permissions.
  const usable = !existsSync(data) || accessToData(data).state === 'open'
  switch (look.state) {
    case 'none':
      return usable ? [{ topic: 'data', state: 'note', params }] : []
    case 'unreadable':
      return usable ? [{ topic: 'ledger-closed', state: 'wrong', params }] : []
    case 'damaged':
      return [{ topic: 'ledger', state: 'wrong', params }]
    case 'newer':
      return [{ topic: 'ledger-newer', state: 'wrong', params: { ...params, found: look.found, newest: look.newest } }]
    case 'read':
      return [{ topic: 'ledger', state: 'ok', params }]
  }
}
