// A sheet of paper that only the printer sees: the hall's masthead, what is printed, and when and where it was.
import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { inLanguage, type Language, NATIONAL_LANGUAGE } from '../../../shared/standard/localised.ts'
import { momentText } from '../../ui/dates.ts'
import { useHostState } from '../state/host-state.ts'
import { useSetting } from '../state/setting.ts'
import { useViewing } from '../state/viewing.ts'
import { useNow } from './now.ts'
import type { Printing } from './printing.ts'

/** Stands in the page, unseen, only while it goes to the printer. */
export function PrintSheet({ printing: { kind, paper, sheet }, children }: { printing: Printing; children: ReactNode }) {
  const viewed = useViewing((viewing) => viewing.language)
  // What the window files is in the hall's language, whatever the last visitor read in.
  const language = kind === 'staff' ? NATIONAL_LANGUAGE : viewed
  if (paper === undefined) return null
  return createPortal(
    <div className="print-sheet" data-paper={paper} lang={language} ref={sheet}>
      <Masthead language={language} />
      {children}
      <PrintedAt language={language} />
    </div>,
    document.body,
  )
}

function Masthead({ language }: { language: Language }) {
  const setting = useSetting()
  const trial = useHostState((host) => host.state?.content?.trial === true)
  const { t } = useTranslation()
  if (setting === undefined) return null
  const { profile, theme } = setting
  return (
    <header className="print-masthead">
      <b>{inLanguage(theme?.plate.text ?? profile.plate.text, language)}</b>
      {theme === undefined ? null : <span>{inLanguage(theme.hall, language)}</span>}
      {trial ? <strong>{t('takeaway:sheet.trial', { lng: language })}</strong> : null}
    </header>
  )
}

function PrintedAt({ language }: { language: Language }) {
  const { t } = useTranslation()
  const now = useNow()
  const state = useHostState((host) => host.state)
  if (now === undefined || state === undefined) return null
  const when = state.clock.trusted
    ? momentText(now.toISOString(), language)
    : t('terminal:receipt.time-untrusted', { lng: language })
  return (
    <footer className="print-foot">
      <p>
        {t('takeaway:sheet.printed', {
          lng: language,
          when,
          terminal: state.terminal?.code ?? t('takeaway:sheet.no-code', { lng: language }),
        })}
      </p>
      {state.content === undefined ? null : (
        <p>{t('takeaway:sheet.as-of', { lng: language, when: momentText(state.content.asOf, language) })}</p>
      )}
    </footer>
  )
}
