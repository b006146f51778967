// Each terminal's last heartbeat, as the console shows it.
import { type Heartbeat, heartbeatSchema } from '../../shared/api/hub-terminal.ts'
import type { HubStore } from '../store/open-store.ts'

export async function keepHeartbeat(store: HubStore, terminal: string, heartbeat: Heartbeat): Promise<void> {
  await store
    .updateTable('terminal')
    .set({ heartbeat: JSON.stringify(heartbeat) })
    .where('code', '=', terminal)
    .execute()
}

export async function terminalRows(store: HubStore) {
  const rows = await store.selectFrom('terminal').selectAll().orderBy('code').execute()
  return rows.map(({ code, name, enrolled_at, last_contact_at, heartbeat }) => {
    const last = heartbeat === null ? undefined : heartbeatSchema.parse(JSON.parse(heartbeat))
    return {
      code,
      name,
      enrolledAt: enrolled_at,
      ...(last_contact_at !== null && { lastContactAt: last_contact_at }),
      releases: last?.releases ?? {},
      ...(last && { generation: last.generation, waiting: last.waiting, refused: last.refused }),
    }
  })
}
