// Asks the host whether a grant lets its bearer out of the kiosk: the shell itself knows no PIN.
import { GRANT_HEADER } from '../../shared/api/terminal-shell.ts'
import { ORIGIN } from './addresses.ts'
import type { Gateway } from './host-gateway.ts'

const CONFIRM_PATH = '/api/maintenance/confirm'
const GRANT_CHARACTERS = /^[0-9a-f]{64}$/

export async function confirmMaintenance(gateway: Gateway, grant: unknown): Promise<boolean> {
  if (typeof grant !== 'string' || !GRANT_CHARACTERS.test(grant)) return false
  const headers = { 'content-type': 'application/json', [GRANT_HEADER]: grant }
  const answer = await gateway(new Request(`${ORIGIN}${CONFIRM_PATH}`, { method: 'POST', headers, body: '{}' }))
  return answer.status === 200
}
