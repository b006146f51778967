// The audit on the real pages: nothing is found in four variants of the demo, and each fault that is planted is found by its rule.
import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PAGES } from '../../../build/build-pages.ts'
import { demoTerminal } from '../../../build/demo-terminal.ts'
import { type AuditOrder, type AuditOutcome, auditTerminal } from '../../../electron/audit/audit-terminal.ts'
import { findChromium } from '../../../electron/browser/chromium.ts'
import { projectFolder } from '../../../platform/paths.ts'
import type { MeasuredScreen } from '../../../shared/standard/shown/measured.ts'
import { PAIRWISE } from '../../../shared/standard/shown/variant.ts'

/** Which rule has to find which planted fault, and where. */
const PLANTED = [
  ['shown-zones-ordered', 'home-zones'],
  ['shown-tiles-equal', 'zone-service'],
  ['shown-plate', 'plate-ko'],
  ['shown-text-size', 'spotlight-of'],
  ['shown-contrast', 'zone-tile-about'],
  ['shown-cut', 'span'],
  ['shown-target-gap', 'gazette'],
  ['shown-target-size', 'rating'],
  ['shown-motion', 'spotlight-tag'],
  ['shown-font', 'event'],
  ['shown-popup', 'plate-day'],
] as const

let scratch: string
let demo: Awaited<ReturnType<typeof demoTerminal>>

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'zwgk-audited-'))
  demo = await demoTerminal()
})
afterAll(async () => {
  await demo.close()
  rmSync(scratch, { recursive: true, force: true })
})

async function audited(order: Partial<AuditOrder>): Promise<AuditOutcome> {
  const outcome = await auditTerminal(demo, {
    ...{ pages: PAGES, chromium: findChromium() ?? '', variants: PAIRWISE, now: new Date(), language: 'zh-CN' },
    wanted: { html: false, pdf: undefined },
    ...order,
  })
  if (!outcome.ok) throw new Error(`expected an audit, got ${outcome.error.code}`)
  return outcome.value
}

test('four variants of the demo: every page measured, nothing found', async () => {
  const pressed = new Map<string, Set<string>>()
  const progress = (_: number, { screen, targets }: MeasuredScreen) => {
    const spots = pressed.get(screen) ?? new Set()
    pressed.set(screen, new Set([...spots, ...targets.map(({ spot }) => spot.split(' ').at(-1) ?? '')]))
  }
  const { audited: seen, report } = await audited({ turnsMax: 3, progress })
  // The pages behind the PINs, and not twice the page that asks for one.
  expect([...(pressed.get('staff-register-daily-check') ?? [])]).toContain('all-right')
  expect([...(pressed.get('maintenance-device') ?? [])]).toContain('device-save')
  expect(seen.screens.length).toBeGreaterThan(100)
  expect(seen.measured).toBeGreaterThan(4 * seen.screens.length)
  expect(seen.texts).toBeGreaterThan(15 * seen.measured)
  expect(seen.findings.map(({ rule, where, screen, variant }) => ({ rule, where, screen, variant }))).toEqual([])
  expect(report.headings.filter(({ score }) => score < 90)).toEqual([])
}, 480_000)

test('a build with planted faults: each is found by its rule, with a picture, in a report that can be signed', async () => {
  const pages = join(scratch, 'pages')
  cpSync(PAGES, pages, { recursive: true })
  const page = readFileSync(join(pages, 'terminal', 'index.html'), 'utf8')
  // The last of them counts most.
  const style = [...page.matchAll(/<link rel="stylesheet"[^>]*href="[^"]*\/assets\/([^"]+\.css)"/g)].at(-1)?.[1]
  if (style === undefined) throw new Error('expected the style of the terminal among the built pages')
  const faults = readFileSync(join(projectFolder(), 'test', 'fixtures', 'audit', 'planted-faults.css'))
  appendFileSync(join(pages, 'assets', style), faults)
  const pdf = join(scratch, 'report.pdf')
  const { report, html } = await audited({
    ...{ pages, variants: PAIRWISE.slice(0, 1), only: ['home'], wanted: { html: true, pdf } },
  })
  const findings = report.headings.flatMap((heading) => heading.findings)
  const found = PLANTED.filter(([rule, where]) => findings.some((one) => one.rule === rule && one.where?.includes(where)))
  expect(found).toEqual(PLANTED)
  expect(findings.filter(({ level, picture }) => level === 3 && picture?.kind === 'photo').length).toBeGreaterThanOrEqual(8)
  expect(report.headings.find(({ id }) => id === 'signage')?.score).toBeLessThan(60)
  expect(existsSync(pdf)).toBe(true)
  expect(html).toContain('检查人')
  expect(html).toContain('data:image/png;base64,')
}, 60_000)
