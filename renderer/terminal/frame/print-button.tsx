// A button that prints, and beside it what became of the paper.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { neverHappens } from '../../../shared/result.ts'
import type { SheetKind } from '../../../shared/takeaway/paper.ts'
import { Button } from '../../ui/button.tsx'
import { NoticeWords } from './fault-notices.tsx'
import { PrintSheet } from './print-sheet.tsx'
import { type Printing, type PrintOutcome, usePrinting } from './printing.ts'

interface PrintButtonProps {
  words: string
  kind: SheetKind
  /** What is printed. */
  sheet: ReactNode
  /** What to do where nothing can be printed. */
  instead: string
  testId?: string
}

export function PrintButton({ words, kind, sheet, instead, testId = 'print' }: PrintButtonProps) {
  const printing = usePrinting(kind)
  return (
    <>
      <Button icon="print" testId={testId} busy={printing.busy} disabled={printing.broken !== undefined} onPress={printing.print}>
        {words}
      </Button>
      <PrintedNote printing={printing} instead={instead} />
      <PrintSheet printing={printing}>{sheet}</PrintSheet>
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
  const tone = toneOf(outcome)
  return (
    <p
      className={tone === 'plain' ? 'note' : `note note-${tone}`}
      role="status"
      data-testid="print-outcome"
      data-outcome={outcome}
      data-keep=""
    >
      <span>{t(`takeaway:print.${outcome}`)}</span>
      {tone === 'warn' ? <span>{instead}</span> : null}
    </p>
  )
}

function toneOf(outcome: PrintOutcome): 'good' | 'plain' | 'warn' {
  switch (outcome) {
    case 'done':
      return 'good'
    case 'sent':
    case 'queued':
    case 'printing':
      return 'plain'
    case 'out-of-paper':
    case 'needs-care':
    case 'failed':
    case 'no-printer':
    case 'limit':
    case 'not-here':
      return 'warn'
    default:
      return neverHappens(outcome)
  }
}
