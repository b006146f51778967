// Printing from a page: which printer, when the sheet is ready, and what the print service says until the paper is out (F71).
import { type RefObject, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { PrintRefusal, PrintState } from '../../../shared/api/terminal-shell.ts'
import type { FaultNotice } from '../../../shared/standard/fault-notice.ts'
import { type Paper, printerFor, ROLL_LENGTH_MM, type SheetKind } from '../../../shared/takeaway/paper.ts'
import { useAtTheDesk } from '../state/grant.ts'
import { useHostState } from '../state/host-state.ts'
import { pageIsInUse } from '../state/page-in-use.ts'
import { terminalShell } from '../state/shell.ts'
import { useFaultNotice } from './fault-notices.tsx'

/** `not-here`: a browser's window has no printing without a dialog. */
export type PrintOutcome = PrintState | PrintRefusal | 'not-here'

export interface Printing {
  readonly kind: SheetKind
  readonly outcome: PrintOutcome | undefined
  readonly busy: boolean
  /** 故障告示: staff have written down that the printer does not work. */
  readonly broken: FaultNotice | undefined
  /** What the sheet is laid out for while it goes to the printer. */
  readonly paper: Paper | undefined
  readonly sheet: RefObject<HTMLDivElement | null>
  readonly print: () => void
}

const LOOK_MS = 1_000
/** Nobody watches these any further. */
const ENDS: readonly PrintOutcome[] = ['sent', 'done', 'failed']
const UNDER_WAY: readonly PrintOutcome[] = ['queued', 'printing']
const MM_PER_CSS_PX = 25.4 / 96
/** The margins of the roll's page in print.css, and the slack of a measured length. */
const ROLL_MARGINS_MM = 14
const FAMILIES = ['Common SC', 'Noto Sans SC Variable', 'Common KR', 'Noto Sans KR Variable', 'Rare Hanzi'] as const

export function usePrinting(kind: SheetKind): Printing {
  const [outcome, setOutcome] = useState<PrintOutcome | undefined>()
  const [job, setJob] = useState<string | undefined>()
  const [busy, setBusy] = useState(false)
  const [paper, setPaper] = useState<Paper | undefined>()
  const sheet = useRef<HTMLDivElement>(null)
  const broken = useFaultNotice('printer')
  useFollowedJob(job, (state) => {
    setOutcome(state)
    if (ENDS.includes(state)) setJob(undefined)
  })

  async function send(): Promise<PrintOutcome> {
    const shell = terminalShell()
    if (shell === undefined) return 'not-here'
    const chosen = useHostState.getState().state?.device?.printers ?? {}
    const where = printerFor(kind, await shell.printers(), chosen)
    if (where === undefined) return 'no-printer'
    // Laid out before it is measured and printed.
    flushSync(() => setPaper(where.paper))
    if (sheet.current === null) return 'failed'
    await fontsOf(sheet.current)
    const { grant } = useAtTheDesk.getState()
    const answer = await shell.print({
      ...where,
      ...(where.paper === 'roll-80' && { lengthMm: lengthOf(sheet.current) }),
      ...(grant !== undefined && { grant }),
    })
    if ('refused' in answer) return answer.refused
    setJob(ENDS.includes(answer.state) ? undefined : answer.job)
    return answer.state
  }

  const print = async () => {
    setBusy(true)
    setOutcome(await send().catch(() => 'failed' as const))
    setPaper(undefined)
    setBusy(false)
  }
  const waiting = outcome !== undefined && UNDER_WAY.includes(outcome)
  return { kind, outcome, busy: busy || waiting, broken, paper, sheet, print: () => void print() }
}

function useFollowedJob(job: string | undefined, tell: (state: PrintState) => void): void {
  const heard = useRef(tell)
  heard.current = tell
  useEffect(() => {
    if (job === undefined) return
    const timer = setInterval(async () => {
      const state = await terminalShell()?.printState(job)
      if (state === undefined) return
      if (UNDER_WAY.includes(state)) pageIsInUse()
      heard.current(state)
    }, LOOK_MS)
    return () => clearInterval(timer)
  }, [job])
}

/** The sheet's letters may stand nowhere on the screen: their part of a font is read before it is printed, or boxes come out. */
async function fontsOf(sheet: HTMLElement): Promise<void> {
  const letters = sheet.textContent
  await Promise.all(FAMILIES.map((family) => document.fonts.load(`12pt "${family}"`, letters)))
}

function lengthOf(sheet: HTMLElement): number {
  const length = Math.ceil(sheet.getBoundingClientRect().height * MM_PER_CSS_PX) + ROLL_MARGINS_MM
  return Math.min(ROLL_LENGTH_MM.max, Math.max(ROLL_LENGTH_MM.min, length))
}
