// Drives the running pages in a Chromium through every variant and judges what they measure; takes a photograph of each new fault.
import type { Page } from 'playwright-core'
import { TERMINAL_ROLES, type TerminalRole } from '../../shared/roles/pin.ts'
import type { FindingPicture, SeenFinding } from '../../shared/standard/report.ts'
import type { Box } from '../../shared/standard/rule.ts'
import { judgeShown } from '../../shared/standard/rules/shown.ts'
import { type MeasuredScreen, measuredScreenSchema } from '../../shared/standard/shown/measured.ts'
import type { ShownInput } from '../../shared/standard/shown/shown-input.ts'
import type { Variant } from '../../shared/standard/shown/variant.ts'
import { type LookedAtPage, within } from './looked-at-page.ts'
import { askPages } from './page-audit.ts'

export interface AuditOptions {
  readonly setting: Pick<ShownInput, 'profile' | 'theme' | 'device'>
  readonly variants: readonly Variant[]
  /** Only pages whose name begins so. */
  readonly only?: readonly string[]
  /** Pages of one text that are turned to. */
  readonly turnsMax?: number
  readonly photographs: boolean
  /** A grant of the host, so that the pages behind the PINs are seen too. */
  readonly grant?: (role: TerminalRole) => string
  /** Called after each page of each variant. */
  readonly progress?: (variant: number, measured: MeasuredScreen) => void
}

export interface Audited {
  readonly findings: readonly SeenFinding[]
  /** Names of the pages seen. */
  readonly screens: readonly string[]
  /** Pages measured, each turn of each variant counted. */
  readonly measured: number
  readonly texts: number
  readonly targets: number
}

const PHOTOGRAPHS_MAX = 80
const ROUND_THE_FAULT_PX = 60
const PHOTOGRAPH_MAX_BYTES = 400_000

/** `looked` shows the terminal's pages. They are as they were when it is done. */
export async function auditPages(looked: LookedAtPage, options: AuditOptions): Promise<Audited> {
  const findings: SeenFinding[] = []
  const screens = new Set<string>()
  const photographed = new Set<string>()
  let [measured, texts, targets] = [0, 0, 0]
  for (const [at, variant] of options.variants.entries()) {
    const seen = await looked.look((page) => auditVariant(page, variant, at, photographed, options))
    for (const { shown, found } of seen) {
      measured += 1
      texts += shown.texts
      targets += shown.targets
      screens.add(shown.screen)
      findings.push(...found)
      for (const finding of found) if (finding.picture !== undefined) photographed.add(faultOf(finding))
    }
  }
  return { findings, screens: [...screens], measured, ...{ texts, targets } }
}

interface SeenPage {
  readonly shown: { readonly screen: string; readonly texts: number; readonly targets: number }
  readonly found: readonly SeenFinding[]
}

async function auditVariant(
  page: Page,
  variant: Variant,
  at: number,
  before: ReadonlySet<string>,
  options: AuditOptions,
): Promise<SeenPage[]> {
  const seen: SeenPage[] = []
  const photographed = new Set(before)
  await page.setViewportSize({ width: variant.width, height: variant.height })
  for await (const shown of pagesOf(page, variant, options)) {
    const found: SeenFinding[] = []
    for (const finding of judgeShown({ ...options.setting, measured: shown })) {
      const isNew = options.photographs && !photographed.has(faultOf(finding)) && photographed.size < PHOTOGRAPHS_MAX
      const picture = isNew && finding.box !== undefined ? await photograph(page, finding.box) : undefined
      if (picture !== undefined) photographed.add(faultOf(finding))
      found.push({ ...finding, screen: shown.screen, variant: at, ...(picture && { picture }) })
    }
    const { screen, texts, targets } = shown
    seen.push({ shown: { screen, texts: texts.length, targets: targets.length }, found })
    options.progress?.(at, shown)
  }
  return seen
}

function faultOf({ rule, where }: Pick<SeenFinding, 'rule' | 'where'>): string {
  return `${rule} ${where}`
}

/** A visitor's pages, then those of each role. */
async function* pagesOf(page: Page, variant: Variant, options: AuditOptions): AsyncGenerator<MeasuredScreen, void> {
  for (const role of options.grant === undefined ? [undefined] : [undefined, ...TERMINAL_ROLES]) {
    if (role !== undefined) await askPages(page, 'enter', role, options.grant?.(role))
    await beginPages(page, variant, { ...options, ...(role && { role }) })
    for (let shown = await nextPage(page); shown !== undefined; shown = await nextPage(page)) yield shown
  }
}

type Bounds = Pick<AuditOptions, 'only' | 'turnsMax'> & { readonly role?: TerminalRole }

/** The pages go through themselves in one language and dress, from the first. */
export async function beginPages(page: Page, { language, modes }: Variant, { only, turnsMax, role }: Bounds): Promise<void> {
  const bounds = { ...(only && { only }), ...(turnsMax !== undefined && { turnsMax }), ...(role && { role }) }
  await askPages(page, 'begin', { languages: [language], modes: [modes], ...bounds })
}

/** Brings up the next page; undefined when all have been seen. */
export async function nextPage(page: Page): Promise<MeasuredScreen | undefined> {
  const step = await within(askPages(page, 'next'))
  return step === undefined || step === null ? undefined : measuredScreenSchema.parse(step)
}

async function photograph(page: Page, box: Box): Promise<FindingPicture | undefined> {
  const size = page.viewportSize() ?? { width: 0, height: 0 }
  const x = Math.max(0, box.x - ROUND_THE_FAULT_PX)
  const y = Math.max(0, box.y - ROUND_THE_FAULT_PX)
  const width = Math.min(size.width, box.x + box.width + ROUND_THE_FAULT_PX) - x
  const height = Math.min(size.height, box.y + box.height + ROUND_THE_FAULT_PX) - y
  if (width < 1 || height < 1) return undefined
  const mark = await page.evaluateHandle((fault) => {
    const frame = document.createElement('div')
    frame.dataset['auditOwn'] = ''
    const { style } = frame
    Object.assign(style, { position: 'fixed', zIndex: '9999', pointerEvents: 'none', boxSizing: 'border-box' })
    Object.assign(style, { left: `${fault.x - 4}px`, top: `${fault.y - 4}px`, width: `${fault.width + 8}px` })
    Object.assign(style, { height: `${fault.height + 8}px`, border: '3px solid #d6001c' })
    document.body.append(frame)
    return frame
  }, box)
  const png = await page.screenshot({ clip: { x, y, width, height } })
  await mark.evaluate((frame) => frame.remove())
  return png.length > PHOTOGRAPH_MAX_BYTES ? undefined : { kind: 'photo', png: png.toString('base64') }
}
