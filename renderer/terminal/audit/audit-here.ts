// The audit as maintenance starts it: on this screen, in every language, in the standard view and in 大字版; then the report. A touch stops it.
import { terminalDutyApi } from '../../../shared/api/terminal-duty.ts'
import { terminalReportApi } from '../../../shared/api/terminal-report.ts'
import { makeReport, type SeenFinding, withoutPictures, withSince } from '../../../shared/standard/report.ts'
import { judgeShown } from '../../../shared/standard/rules/shown.ts'
import { drawnPage } from '../../../shared/standard/shown/drawn-page.ts'
import type { MeasuredScreen } from '../../../shared/standard/shown/measured.ts'
import type { ShownInput } from '../../../shared/standard/shown/shown-input.ts'
import type { Variant } from '../../../shared/standard/shown/variant.ts'
import { shownZones } from '../../../shared/standard/shown-setting.ts'
import { type AuditEnd, auditBegins, auditCameTo, auditEnds } from '../state/audit-run.ts'
import { askAs } from '../state/grant.ts'
import { useHostState } from '../state/host-state.ts'
import { languagesOf } from '../state/setting.ts'
import type { Mode } from '../state/viewing.ts'
import { goTo } from '../state/way.ts'
import { settled } from './settled.ts'
import { walk } from './walk.ts'

const MODES: readonly (readonly Mode[])[] = [[], ['large']]
const PICTURES_MAX = 60

export async function auditHere(): Promise<void> {
  auditBegins()
  try {
    auditCameTo(await lookedAt())
  } finally {
    goTo({ name: 'maintenance', task: 'report' })
    // The page before gives the grant back when it goes, unless the audit still runs.
    await settled()
    auditEnds()
  }
}

async function lookedAt(): Promise<AuditEnd> {
  const { state } = useHostState.getState()
  if (state === undefined) return { how: 'stopped' }
  const { profile, theme } = state.setting
  const languages = languagesOf({ profile, theme })
  const size = { width: innerWidth, height: innerHeight }
  const variants: Variant[] = languages.flatMap((language) => MODES.map((modes) => ({ ...size, language, modes: [...modes] })))
  const seen = newSeen(variants, { profile, theme, device: state.device })
  const stopped = await untilTouched(async (signal) => {
    for (const role of [undefined, 'maintenance'] as const)
      for await (const shown of walk({ languages, modes: MODES, signal, ...(role && { role }) })) {
        if (shown.screen === 'home') await keepGrant()
        seen.take(shown)
      }
  })
  if (stopped) return { how: 'stopped' }
  const duty = await askAs(terminalDutyApi.standing, {})
  const last = await askAs(terminalReportApi.lastReport, {})
  const report = makeReport({
    ...{ profile, theme: theme?.id, terminal: state.terminal, hall: theme?.hall['zh-CN'], zones: shownZones(profile, theme) },
    ...{ madeAt: new Date(state.clock.now), today: state.clock.today, variants, screens: seen.screens.size },
    measured: seen.measured(),
    findings: [...(duty.ok ? duty.value.findings : []), ...seen.findings],
  })
  const dated = withSince(report, last.ok ? last.value.report : undefined)
  await askAs(terminalReportApi.keepReport, { report: withoutPictures(dated) })
  return { how: 'reported', report: dated }
}

function newSeen(variants: readonly Variant[], setting: Omit<ShownInput, 'measured'>) {
  const findings: SeenFinding[] = []
  const pictured = new Set<string>()
  const screens = new Set<string>()
  let measured = 0
  return {
    ...{ findings, screens },
    measured: () => measured,
    take(shown: MeasuredScreen) {
      measured += 1
      screens.add(shown.screen)
      const variant = variants.findIndex(
        ({ language, modes }) => language === shown.language && modes.join() === shown.modes.join(),
      )
      for (const finding of judgeShown({ ...setting, measured: shown })) {
        const fault = `${finding.rule} ${finding.where}`
        const isNew = !pictured.has(fault) && pictured.size < PICTURES_MAX
        const picture = isNew && finding.box !== undefined ? drawnPage(shown, finding.box) : undefined
        if (picture !== undefined) pictured.add(fault)
        findings.push({ ...finding, screen: shown.screen, variant, ...(picture && { picture }) })
      }
    },
  }
}

/** Once in each variant: a grant that nobody uses for some minutes ends. */
async function keepGrant(): Promise<void> {
  await askAs(terminalReportApi.lastReport, {})
}

const TOUCHES = [
  'pointerdown',
  'pointerup',
  'mousedown',
  'mouseup',
  'touchstart',
  'touchend',
  'click',
  'keydown',
  'keyup',
] as const

/** Runs until it is done or somebody touches the screen; the touch does nothing else. True when it was stopped. */
async function untilTouched(run: (signal: AbortSignal) => Promise<void>): Promise<boolean> {
  const stop = new AbortController()
  const touched = (event: Event) => {
    // The audit's own presses are no touch.
    if (!event.isTrusted) return
    event.stopPropagation()
    event.preventDefault()
    if (event.type === 'pointerdown' || event.type === 'keydown') stop.abort()
  }
  for (const kind of TOUCHES) addEventListener(kind, touched, { capture: true, passive: false })
  try {
    await run(stop.signal)
  } finally {
    for (const kind of TOUCHES) removeEventListener(kind, touched, { capture: true })
  }
  return stop.signal.aborted
}
