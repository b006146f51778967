// npm run soak -- --minutes N [--json]: visitor after visitor at the terminal in Electron, with releases coming in, and the memory of each process meanwhile.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { hubConsoleApi } from '../../shared/api/hub-console.ts'
import { type ElectronTerminal, electronTerminal } from '../e2e/electron/support/electron-terminal.ts'
import { publishNews } from '../faults/seeded-town.ts'
import { demoWorld } from '../support/demo-world.ts'
import { memoryByRole, ROLES, type Role } from './process-memory.ts'
import { median, type Sample, secondHalf, slopeAnHour } from './trend.ts'
import { clockToPutForward, visit } from './visits.ts'

/** A process that grows faster in the second half fails. A kiosk is started anew each night: twelve hours of this are a third of a gigabyte. */
const GROWTH_MAX_MB_AN_HOUR = 30
/** Shorter runs say nothing of growth. */
const TREND_FROM_MINUTES = 20
const SAMPLE_MS = 10_000
/** A page that is slow on a busy machine is not dead. */
const PATIENCE_MS = 300_000
const RELEASE_EACH = 8
const DEAD_PAGE = /"event":"(page-gone|page-hung|page-failed|page-given-up|host-given-up|session-wipe-failed)"/g

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '30' }, json: { type: 'boolean', default: false } },
})
const minutes = Number(values.minutes)
if (!(minutes > 0)) throw new Error(`expected minutes above 0, got ${values.minutes}`)

const folder = mkdtempSync(join(tmpdir(), 'zwgk-soak-'))
const world = demoWorld()
const rows = new Map<Role, Sample[]>(ROLES.map((role) => [role, []]))
let terminal: ElectronTerminal | undefined
try {
  terminal = await electronTerminal()
  process.exitCode = await soak(terminal)
} finally {
  await terminal?.close()
  await world.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

async function soak(shell: ElectronTerminal): Promise<number> {
  await world.startHub()
  const issued = await world.console(hubConsoleApi.newEnrolmentCode, { terminalName: '大厅一号机' })
  if (!issued.ok) throw new Error(`expected an enrolment code, got ${issued.error.code}`)
  await shell.start(['--data', folder, '--hub', world.hubAddress(), '--enrol', issued.value.code])
  const page = shell.page()
  page.setDefaultTimeout(PATIENCE_MS)
  await page.getByTestId('spotlight').waitFor()
  await clockToPutForward(page)
  await page.reload()
  await page.getByTestId('spotlight').waitFor()

  const { pid = 0 } = shell.app().process()
  const started = performance.now()
  const minutesIn = () => (performance.now() - started) / 60_000
  const sampling = setInterval(() => {
    const atMinutes = minutesIn()
    for (const [role, megabytes] of memoryByRole(pid)) rows.get(role)?.push({ atMinutes, megabytes })
  }, SAMPLE_MS)
  let visitors = 0
  for (; minutesIn() < minutes; visitors += 1) {
    if (visitors % RELEASE_EACH === 0) {
      await publishNews(join(world.folder, 'hub'), `第${visitors}次发布`)
      await page.evaluate(() =>
        fetch('/api/sync', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }),
      )
    }
    await visit(page, visitors)
  }
  clearInterval(sampling)
  return report(visitors, shell.log().match(DEAD_PAGE)?.length ?? 0)
}

function report(visitors: number, dead: number): number {
  const processes = [...rows]
    .filter(([, samples]) => samples.length > 0)
    .map(([role, samples]) => ({
      role,
      samples: samples.length,
      firstMb: Math.round(samples[0]?.megabytes ?? 0),
      medianMb: Math.round(median(samples.map(({ megabytes }) => megabytes))),
      lastMb: Math.round(samples.at(-1)?.megabytes ?? 0),
      mbAnHour: rounded(slopeAnHour(secondHalf(samples))),
      curveMb: curve(samples),
    }))
  const judged = minutes >= TREND_FROM_MINUTES
  const growing = processes.filter(({ mbAnHour }) => judged && mbAnHour !== undefined && mbAnHour > GROWTH_MAX_MB_AN_HOUR)
  line(`${visitors} visitors in ${minutes} minutes, dead pages ${dead}`)
  for (const { role, firstMb, medianMb, lastMb, mbAnHour, curveMb } of processes)
    line(
      `${role.padEnd(8)} ${firstMb} MB at first, ${medianMb} median, ${lastMb} at last, ${mbAnHour} MB an hour; ${curveMb.join(' ')}`,
    )
  if (!judged) line(`growth NOT judged: ${TREND_FROM_MINUTES} minutes are too few to tell a trend from a cache that fills`)
  for (const { role } of growing) line(`GROWS: ${role}, more than ${GROWTH_MAX_MB_AN_HOUR} MB an hour`)
  if (values.json)
    line(
      JSON.stringify({
        minutes,
        visitors,
        dead,
        judged,
        limitMbAnHour: GROWTH_MAX_MB_AN_HOUR,
        growing: growing.length,
        processes,
      }),
    )
  return visitors > 0 && dead === 0 && growing.length === 0 ? 0 : 1
}

/** The middle of each tenth of the run. */
function curve(samples: readonly Sample[]): number[] {
  const tenth = Math.max(1, Math.ceil(samples.length / 10))
  return Array.from({ length: Math.ceil(samples.length / tenth) }, (_, i) =>
    Math.round(median(samples.slice(i * tenth, (i + 1) * tenth).map(({ megabytes }) => megabytes))),
  )
}

function rounded(number: number | undefined): number | undefined {
  return number === undefined ? undefined : Math.round(number * 10) / 10
}

function line(text: string): void {
  process.stdout.write(`${text}\n`)
}
