// Printing: a sheet that only the printer sees, and a button that says honestly what became of it.
import { type ReactNode, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { PrintOutcome } from '../../../shared/api/terminal-shell.ts'
import { Button } from '../../ui/button.tsx'
import { terminalShell } from '../state/shell.ts'
import { NoticeWords, useFaultNotice } from './fault-notices.tsx'

/** `not-here`: a browser's window has no printing without a dialog. */
type Outcome = PrintOutcome | 'not-here'

/** `sheet`: what is printed, on A4. `instead`: what to do where nothing can be printed. */
export function PrintButton({ words, sheet, instead }: { words: string; sheet: ReactNode; instead: string }) {
  const { t } = useTranslation()
  const [outcome, setOutcome] = useState<Outcome | undefined>()
  const [busy, setBusy] = useState(false)
  const broken = useFaultNotice('printer')
  const print = async () => {
    setBusy(true)
    const shell = terminalShell()
    setOutcome(shell === undefined ? 'not-here' : await shell.print())
    setBusy(false)
  }
  if (broken !== undefined)
    return (
      <>
        <Button icon="print" testId="print" disabled>
          {words}
        </Button>
        <p className="note" data-testid="printer-broken" data-keep="">
          <span>
            <NoticeWords notice={broken} />
          </span>
          <span>{instead}</span>
        </p>
      </>
    )
  return (
    <>
      <Button icon="print" testId="print" busy={busy} onPress={() => void print()}>
        {words}
      </Button>
      {outcome === undefined ? null : (
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
      )}
      {createPortal(<div className="print-sheet">{sheet}</div>, document.body)}
    </>
  )
}
