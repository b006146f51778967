// Is the ledger whole and of this release (F24, F56)?
import type { Probe } from './finding.ts'

export const ledger: Probe = ({ data, ledger: look }) => {
  if (data === undefined) return []
  const params = { path: data }
  switch (look.state) {
    case 'none':
      return [{ topic: 'data', state: 'note', params }]
    case 'unreadable':
      return []
    case 'damaged':
      return [{ topic: 'ledger', state: 'wrong', params }]
    case 'newer':
      return [{ topic: 'ledger-newer', state: 'wrong', params: { ...params, found: look.found, newest: look.newest } }]
    case 'read':
      return [{ topic: 'ledger', state: 'ok', params }]
  }
}
