// The audit as maintenance starts it: on this screen, in every language, in the standard view and in 大字版; then the report. A touch stops it.
import { terminalDutyApi } from '../../../shared/api/terminal-duty.ts'
import { terminalReportApi } from '../../../shared/api/terminal-report.ts'
import { makeReport, type SeenFinding, withoutPictures, withSince } from '../../../shared/standard/report.ts'
import { judgeShown } from '../../../shared/standard/rules/shown.ts'
import { drawnPage } from '../../../shared/standard/shown/drawn-page.ts'
import type { MeasuredScreen } from '../../../shared/standard/shown/measured.ts'
import type { Variant } from '../../../shared/standard/shown/variant.ts'
import { auditCameTo } from '../state/audit-run.ts'
import { askAs } from '../state/grant.ts'
import { useHostState } from '../state/host-state.ts'
import { languagesOf } from '../state/setting.ts'
import type { Mode } from '../state/viewing.ts'
import { goTo } from '../state/way.ts'
import { walk } from './walk.ts'

const MODES: readonly (readonly Mode[])[] = [[], ['large']]
const PICTURES_MAX = 60

export async function auditHere(): Promise<void> {
  const { state } = useHostState.getState()
  if (state === undefined) return
  const setting = { profile: state.setting.profile, theme: state.setting.theme, device: state.device }
  const languages = languagesOf(setting)
  const size = { width: innerWidth, height: innerHeight }
  const variants: Variant[] = languages.flatMap((language) => MODES.map((modes) => ({ ...size, language, modes: [...modes] })))
  const findings: SeenFinding[] = []
  const pictured = new Set<string>()
  const screens = new Set<string>()
  let measured = 0

  const take = (shown: MeasuredScreen) => {
    measured += 1
    screens.add(shown.screen)
    const variant = variants.findIndex(
      ({ language, modes }) => language === shown.language && modes.join() === shown.modes.join(),
    )
    for (const finding of judgeShown({ ...setting, measured: shown })) {
      const fault = `${finding.rule} ${finding.where}`
      const isNew = finding.box !== undefined && !pictured.has(fault) && pictured.size < PICTURES_MAX
      if (isNew) pictured.add(fault)
      const picture = isNew && finding.box !== undefined ? drawnPage(shown, finding.box) : undefined
      findings.push({ ...finding, screen: shown.screen, variant, ...(picture && { picture }) })
    }
  }

  const stopped = await untilTouched(async (signal) => {
    for await (const shown of walk({ languages, modes: MODES, signal })) {
      if (shown.screen === 'home') await keepGrant()
      take(shown)
    }
  })
  if (stopped) {
    auditCameTo({ how: 'stopped' })
    goTo({ name: 'maintenance', task: 'report' })
    return
  }
  const duty = await askAs(terminalDutyApi.standing, {})
  const last = await askAs(terminalReportApi.lastReport, {})
  const report = makeReport({
    ...{ profile: setting.profile, theme: setting.theme?.id, terminal: state.terminal, hall: setting.theme?.hall['zh-CN'] },
    ...{ madeAt: new Date(state.clock.now), today: state.clock.today, variants, screens: screens.size, measured },
    findings: [...(duty.ok ? duty.value.findings : []), ...findings],
  })
  const dated = withSince(report, last.ok ? last.value.report : undefined)
  await askAs(terminalReportApi.keepReport, { report: withoutPictures(dated) })
  auditCameTo({ how: 'reported', report: dated })
  goTo({ name: 'maintenance', task: 'report' })
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
