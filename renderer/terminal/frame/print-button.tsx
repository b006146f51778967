// Printing: a sheet that only the printer sees, and a button that says honestly what became of it.
import { type ReactNode, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { PrintOutcome } from '../../../shared/api/terminal-shell.ts'
import type { FaultNotice } from '../../../shared/standard/fault-notice.ts'
import { Button } from '../../ui/button.tsx'
import { terminalShell } from '../state/shell.ts'
import { NoticeWords, useFaultNotice } from './fault-notices.tsx'

/** `not-here`: a browser's window has no printing without a dialog. */
type Outcome = PrintOutcome | 'not-here'

export interface Printing {
  readonly outcome: Outcome | undefined
  readonly busy: boolean
  /** 故障告示: staff have written down that the printer does not work. */
  readonly broken: FaultNotice | undefined
  readonly print: () => void
}

export function usePrinting(): Printing {
  const [outcome, setOutcome] = useState<Outcome | undefined>()
  const [busy, setBusy] = useState(false)
  const broken = useFaultNotice('printer')
  const print = async () => {
    setBusy(true)
    const shell = terminalShell()
    setOutcome(shell === undefined ? 'not-here' : await shell.print())
    setBusy(false)
  }
  return { outcome, busy, broken, print: () => void print() }
}

/** `sheet`: what is printed, on A4. `instead`: what to do where nothing can be printed. */
export function PrintButton({ words, sheet, instead }: { words: string; sheet: ReactNode; instead: string }) {
  const printing = usePrinting()
  return (
    <>
      <Button icon="print" testId="print" busy={printing.busy} disabled={printing.broken !== undefined} onPress={printing.print}>
        {words}
      </Button>
      <PrintedNote printing={printing} instead={instead} />
      <PrintSheet>{sheet}</PrintSheet>
    </>
  )
}

/** What became of the paper, or why there is none; then what to do instead. */
export function PrintedNote({ printing: { outcome, broken }, instead }: { printing: Printing; instead: string }) {
  const { t } = useTranslation()
  if (broken !== undefined)
    return (
      <p className="note" data-testid="printer-broken" data-keep="">
        <span>
          <NoticeWords notice={broken} />
        </span>
        <span>{instead}</span>
      </p>
    )
  if (outcome === undefined) return null
  return (
    <p
      className={outcome === 'sent' ? 'note note-good' : 'note note-warn'}
      role="status"
      data-testid="print-outcome"
      data-outcome={outcome}
      data-keep=""
    >
      <span>{t(`terminal:print.${outcome}`)}</span>
      {outcome === 'sent' ? null : <span>{instead}</span>}
    </p>
  )
}

export function PrintSheet({ children }: { children: ReactNode }) {
  return createPortal(<div className="print-sheet">{children}</div>, document.body)
}
