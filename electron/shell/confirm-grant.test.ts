import { expect, test } from 'vitest'
import { terminalRolesApi } from '../../shared/api/terminal-roles.ts'
import { GRANT_HEADER } from '../../shared/api/terminal-shell.ts'
import { confirmMaintenance, confirmStaff } from './confirm-grant.ts'

const GRANT = 'ab'.repeat(32)

test.each([
  ['out of the kiosk', confirmMaintenance, terminalRolesApi.confirmMaintenance],
  ['past the limit of prints', confirmStaff, terminalRolesApi.confirmStaff],
] as const)(
  'only a grant that the host confirms lets %s, and it is asked by its own contract',
  async (_what, confirm, contract) => {
    const asked: Request[] = []
    const host = async (request: Request) => {
      asked.push(request)
      return new Response('{}', { status: request.headers.get(GRANT_HEADER) === GRANT ? 200 : 401 })
    }
    expect(await confirm(host, GRANT)).toBe(true)
    expect(await confirm(host, 'cd'.repeat(32))).toBe(false)
    expect(asked.map(({ method, url }) => [method, new URL(url).pathname])[0]).toEqual([contract.method, contract.path])
  },
)

test.each([undefined, '', 7, { toString: () => GRANT }, `${GRANT}\r\nx: y`, GRANT.toUpperCase()])(
  '%j is not even asked about',
  async (grant) => {
    expect(await confirmMaintenance(async () => new Response('{}'), grant)).toBe(false)
  },
)
