// Goes through all pages in all languages and modes on this screen, turns each page, and measures what is drawn. Leaves everything as it was.
// Whoever walks says so before and after (state/audit-run.ts).
import type { TerminalRole } from '../../../shared/roles/pin.ts'
import type { MeasuredScreen } from '../../../shared/standard/shown/measured.ts'
import type { Language } from '../../ui/language.ts'
import { endTyping } from '../keyboard/keyboard-state.ts'
import { auditHasDone } from '../state/audit-run.ts'
import { clearDraft } from '../state/draft.ts'
import { typeSearch } from '../state/typed-search.ts'
import { chooseLanguage, chooseMode, MODES, type Mode, useViewing } from '../state/viewing.ts'
import { goHome } from '../state/way.ts'
import type { AuditedScreen } from './audited-screen.ts'
import { auditedScreens } from './audited-screens.ts'
import { measureScreen } from './measure.ts'
import { roleScreens } from './role-screens.ts'
import { settled } from './settled.ts'

export interface WalkOptions {
  readonly languages: readonly Language[]
  /** Each a way of being shown: none, 大字版, 按钮放低 … */
  readonly modes: readonly (readonly Mode[])[]
  /** Only pages whose name begins so. */
  readonly only?: readonly string[]
  /** The pages of this role, whose grant stands at the desk, in place of a visitor's. */
  readonly role?: TerminalRole
  /** Pages of one text that are turned to. */
  readonly turnsMax?: number
  readonly signal?: AbortSignal
}

/** A document of a hundred pages is the same page a hundred times. */
const TURNS_MAX = 10

export async function* walk({
  languages,
  modes,
  only,
  role,
  turnsMax = TURNS_MAX,
  signal,
}: WalkOptions): AsyncGenerator<MeasuredScreen, void> {
  const before = useViewing.getState()
  try {
    const all = role === undefined ? await auditedScreens() : roleScreens(role)
    const screens = all.filter(({ name }) => only === undefined || only.some((start) => name.startsWith(start)))
    const total = screens.length * languages.length * modes.length
    let done = 0
    for (const language of languages) {
      for (const shown of modes) {
        chooseLanguage(language)
        for (const mode of MODES) chooseMode(mode, shown.includes(mode))
        for (const screen of screens) {
          yield* turns(screen, { language, modes: shown, turnsMax, signal })
          if (signal?.aborted) return
          done += 1
          auditHasDone(done, total)
        }
      }
    }
  } finally {
    endTyping()
    clearDraft()
    typeSearch('')
    goHome()
    chooseLanguage(before.language)
    for (const mode of MODES) chooseMode(mode, before[mode])
  }
}

interface Turning {
  readonly language: Language
  readonly modes: readonly Mode[]
  readonly turnsMax: number
  readonly signal: AbortSignal | undefined
}

async function* turns({ name, open }: AuditedScreen, turning: Turning): AsyncGenerator<MeasuredScreen, void> {
  const { language, modes, turnsMax, signal } = turning
  await open()
  for (let turn = 0; turn < turnsMax; turn += 1) {
    const whole = await settled()
    if (signal?.aborted) return
    const after = document.querySelector<HTMLButtonElement>('[data-testid="page-after"]')
    const last = after === null || after.disabled || turn === turnsMax - 1
    yield measureScreen({ screen: name, turn, last, language, modes, settled: whole })
    if (last) return
    after.click()
  }
}
