// Which printer has which paper in it: chosen once from what the system knows, by whoever sets the terminal up.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Printer } from '../../../shared/api/terminal-shell.ts'
import { type ChosenPrinters, PAPERS, type Paper } from '../../../shared/takeaway/paper.ts'
import { Toggle } from '../../ui/button.tsx'
import { terminalShell } from '../state/shell.ts'

interface DevicePrintersProps {
  chosen: ChosenPrinters
  choose: (chosen: ChosenPrinters) => void
}

export function DevicePrinters({ chosen, choose }: DevicePrintersProps) {
  const { t } = useTranslation()
  const [printers, setPrinters] = useState<readonly Printer[]>([])
  useEffect(() => {
    void terminalShell()?.printers().then(setPrinters)
  }, [])
  return (
    <section data-testid="device-printers">
      <h2>{t('takeaway:device.title')}</h2>
      {terminalShell() === undefined ? <p className="soft">{t('takeaway:device.not-here')}</p> : null}
      {terminalShell() !== undefined && printers.length === 0 ? (
        <p className="note note-warn">{t('takeaway:device.unknown')}</p>
      ) : null}
      {printers.length === 0 ? null : (
        <>
          <p className="soft">{t('takeaway:device.hint')}</p>
          {PAPERS.map((paper) => (
            <PrinterOf
              key={paper}
              paper={paper}
              printers={printers}
              name={chosen[paper]}
              choose={(name) => choose({ ...chosen, [paper]: name })}
            />
          ))}
        </>
      )}
    </section>
  )
}

interface PrinterOfProps {
  paper: Paper
  printers: readonly Printer[]
  name: string | undefined
  choose: (name: string | undefined) => void
}

function PrinterOf({ paper, printers, name, choose }: PrinterOfProps) {
  const { t } = useTranslation()
  return (
    <fieldset className="filters" aria-label={t(`takeaway:device.${paper}`)} data-keep="">
      <legend>{t(`takeaway:device.${paper}`)}</legend>
      <Toggle look="filter" on={name === undefined} testId={`${paper}-none`} onChange={() => choose(undefined)}>
        {t('takeaway:device.none')}
      </Toggle>
      {printers.map((printer) => (
        <Toggle
          key={printer.name}
          look="filter"
          on={name === printer.name}
          testId={`${paper}-${printer.name}`}
          onChange={() => choose(printer.name)}
        >
          {printer.words}
        </Toggle>
      ))}
    </fieldset>
  )
}
