// Asks the host what a grant lets its bearer do: the shell itself knows no PIN.
import { GRANT_HEADER } from '../../shared/api/terminal-shell.ts'
import { ORIGIN } from './addresses.ts'
import type { Gateway } from './host-gateway.ts'

const MAINTENANCE_PATH = '/api/maintenance/confirm'
const STAFF_PATH = '/api/staff/confirm'
const GRANT_CHARACTERS = /^[0-9a-f]{64}$/

/** Whether its bearer may end the terminal. */
export async function confirmMaintenance(gateway: Gateway, grant: unknown): Promise<boolean> {
  return await confirm(gateway, MAINTENANCE_PATH, grant)
}

/** Whether its bearer works here: the window's staff or maintenance. */
export async function confirmStaff(gateway: Gateway, grant: unknown): Promise<boolean> {
  return await confirm(gateway, STAFF_PATH, grant)
}

async function confirm(gateway: Gateway, path: string, grant: unknown): Promise<boolean> {
  if (typeof grant !== 'string' || !GRANT_CHARACTERS.test(grant)) return false
  const headers = { 'content-type': 'application/json', [GRANT_HEADER]: grant }
  const answer = await gateway(new Request(`${ORIGIN}${path}`, { method: 'POST', headers, body: '{}' }))
  return answer.status === 200
}
