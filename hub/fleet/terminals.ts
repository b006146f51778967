// Each terminal's last heartbeat, and what it has of what is published, as the console shows it.
import type { PackageRow, TerminalRow } from '../../shared/api/hub-console.ts'
import { type Heartbeat, heartbeatSchema, heartbeatStandingSchema } from '../../shared/api/hub-terminal.ts'
import { contactState, type PublishedRelease, releaseGap } from '../../shared/fleet/release-gap.ts'
import { type Report, reportSchema, worstScore } from '../../shared/standard/report.ts'
import type { PublishedPackage } from '../publish/published-packages.ts'
import { gathered } from '../store/gathered-writes.ts'
import type { HubStore } from '../store/open-store.ts'
import { keepUse } from './use-counts.ts'

type ReleasesByChannel = ReadonlyMap<string, readonly PublishedRelease[]>

/** `at`: when it was told, or written on the stick. */
export async function keepHeartbeat(store: HubStore, terminal: string, told: Heartbeat, at: string): Promise<void> {
  const { standing, report, use, commandsAnswered: _, ...heartbeat } = told
  await gathered(store, async (transaction) => {
    if (use !== undefined) await keepUse(transaction, terminal, use, new Date(at))
    await transaction
      .updateTable('terminal')
      .set({
        heartbeat: JSON.stringify(heartbeat),
        ...(standing !== undefined && { standing: JSON.stringify(standing), standing_at: at }),
        ...(report !== undefined && { report: JSON.stringify(report) }),
      })
      .where('code', '=', terminal)
      .execute()
  })
}

/** `history`: every known release, by channel. */
export async function terminalRows(store: HubStore, history: ReleasesByChannel, now: Date): Promise<TerminalRow[]> {
  return (await lastHeartbeats(store)).map(
    ({ code, name, enrolledAt, lastContactAt, lastStickAt, movedAt, heartbeat, standing, report }) => {
      const releases = Object.entries(heartbeat?.releases ?? {}).map(([channel, release]) => {
        const published = history.get(channel)
        // A channel that is no longer published here can't be told to be old or new.
        return {
          channel,
          release,
          gap: published === undefined ? { state: 'ahead' as const } : releaseGap(release, published, now),
        }
      })
      const asOf = releases
        .flatMap(({ channel, release }) => history.get(channel)?.find((one) => one.release === release)?.createdAt ?? [])
        .sort()
        .at(-1)
      return {
        ...{ code, name, enrolledAt, releases },
        ...(lastContactAt !== undefined && { lastContactAt }),
        ...(lastStickAt !== undefined && { lastStickAt }),
        contact: contactState(lastContactAt, now),
        ...(movedAt !== undefined && { movedAt }),
        ...(asOf !== undefined && { contentAsOf: asOf }),
        ...(heartbeat !== undefined && { heartbeat }),
        ...(standing !== undefined && { standing }),
        ...(report !== undefined && { report: { madeAt: report.madeAt, score: worstScore(report), totals: report.totals } }),
      }
    },
  )
}

/** Each published package with what every terminal has of it. */
export async function packageRows(
  store: HubStore,
  packages: readonly PublishedPackage[],
  history: ReleasesByChannel,
  now: Date,
): Promise<PackageRow[]> {
  // A terminal that belongs to another office shows that one's content.
  const terminals = (await lastHeartbeats(store)).filter(({ movedAt }) => movedAt === undefined)
  return packages.map((published) => ({
    ...published,
    held: terminals.map(({ code, name, lastContactAt, heartbeat }) => {
      const release = heartbeat?.releases[published.channel]
      return {
        ...{ terminal: code, name },
        ...(release !== undefined && { release }),
        gap: releaseGap(release, history.get(published.channel) ?? [published], now),
        ...(lastContactAt !== undefined && { lastContactAt }),
      }
    }),
  }))
}

/** The last report on 五个统一 that the terminal told. */
export async function reportOf(store: HubStore, terminal: string): Promise<Report | undefined> {
  const row = await store.selectFrom('terminal').select('report').where('code', '=', terminal).executeTakeFirst()
  return row === undefined || row.report === null ? undefined : reportSchema.parse(JSON.parse(row.report))
}

async function lastHeartbeats(store: HubStore) {
  const rows = await store.selectFrom('terminal').selectAll().where('is_office', '=', 0).orderBy('code').execute()
  return rows.map(
    ({ code, name, enrolled_at, last_contact_at, last_stick_at, moved_at, heartbeat, standing, standing_at, report }) => ({
      movedAt: moved_at ?? undefined,
      code,
      name,
      enrolledAt: enrolled_at,
      lastContactAt: last_contact_at ?? undefined,
      lastStickAt: last_stick_at ?? undefined,
      heartbeat: heartbeat === null ? undefined : heartbeatSchema.parse(JSON.parse(heartbeat)),
      standing:
        standing === null || standing_at === null
          ? undefined
          : { ...heartbeatStandingSchema.parse(JSON.parse(standing)), toldAt: standing_at },
      report: report === null ? undefined : reportSchema.parse(JSON.parse(report)),
    }),
  )
}
