// Printing: a sheet that only the printer sees, and a button that says honestly what became of it.
import { type ReactNode, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { PrintOutcome } from '../../../shared/api/terminal-shell.ts'
import { Button } from '../../ui/button.tsx'
import { terminalShell } from '../state/shell.ts'

/** `not-here`: a browser's window has no printing without a dialog. */
type Outcome = PrintOutcome | 'not-here'

export interface Printing {
  readonly outcome: Outcome | undefined
  readonly busy: boolean
  readonly print: () => void
}

export function usePrinting(): Printing {
  const [outcome, setOutcome] = useState<Outcome | undefined>()
  const [busy, setBusy] = useState(false)
  const print = async () => {
    setBusy(true)
    const shell = terminalShell()
    setOutcome(shell === undefined ? 'not-here' : await shell.print())
    setBusy(false)
  }
  return { outcome, busy, print: () => void print() }
}

/** `sheet`: what is printed, on A4. `instead`: what to do where nothing can be printed. */
export function PrintButton({ words, sheet, instead }: { words: string; sheet: ReactNode; instead: string }) {
  const printing = usePrinting()
  return (
    <>
      <Button icon="print" testId="print" busy={printing.busy} onPress={printing.print}>
        {words}
      </Button>
      <PrintedNote printing={printing} instead={instead} />
      <PrintSheet>{sheet}</PrintSheet>
    </>
  )
}

export function PrintedNote({ printing: { outcome }, instead }: { printing: Printing; instead: string }) {
  const { t } = useTranslation()
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
