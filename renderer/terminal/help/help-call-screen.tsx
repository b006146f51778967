// 请人帮忙: says what has been done, and what to do if nobody comes. The page behind it waits, with all that is written there.
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { ContactFacts } from '../frame/contact-facts.tsx'
import { useHallContact } from '../frame/hall-contact.ts'
import { Page } from '../frame/page.tsx'
import { askForHelp, helpIsThere, leaveHelpScreen, useHelpScreen } from '../state/help-call.ts'
import { useHostState } from '../state/host-state.ts'

export function HelpCallScreen({ children }: { children: ReactNode }) {
  const shown = useHelpScreen((screen) => screen.shown)
  const page = useRef<HTMLDivElement>(null)
  const was = useRef(false)
  useEffect(() => {
    // The keyboard goes back to where it came from.
    if (was.current && !shown) page.current?.querySelector<HTMLElement>('[data-testid="ask-for-help"]')?.focus()
    was.current = shown
  }, [shown])
  return (
    <>
      <div ref={page} hidden={shown} className="page-holder">
        {children}
      </div>
      {shown ? <HelpCallPage /> : null}
    </>
  )
}

function HelpCallPage() {
  const { t } = useTranslation()
  const contact = useHallContact()
  const sound = useSound()
  return (
    <Page
      turn="help-call"
      onBack={leaveHelpScreen}
      homeHidden
      onward={
        <Button look="primary" testId="help-is-there" onPress={helpIsThere}>
          {t('help:call.is-there')}
        </Button>
      }
    >
      <div className="question" data-testid="help-call">
        <h1>{t(sound === 'spent' || sound === 'broken' ? 'help:call.title-window' : 'help:call.title')}</h1>
        <CallState />
        <section className="sheet sheet-short" data-keep="">
          <h2>{t('help:call.nobody-comes')}</h2>
          <p>{t('help:call.go-to-window')}</p>
          <ContactFacts contact={contact} />
        </section>
        <div className="button-row">
          <Button icon="bell" testId="ring-again" onPress={() => void askForHelp()}>
            {t('help:call.again')}
          </Button>
        </div>
      </div>
    </Page>
  )
}

/** What has been done: the sound here, and whether somebody at the office's screen knows. */
function CallState() {
  const { t } = useTranslation()
  const sound = useSound()
  const told = useHostState((host) => host.state?.helpCall?.told)
  return (
    <div className={told === 'seen' ? 'note note-good' : 'note'} role="status" data-testid="call-state" data-told={told}>
      {sound === undefined ? null : <p data-sound={sound}>{t(`help:call.sound.${sound}`)}</p>}
      {told === undefined || told === 'over' ? null : <p>{t(`help:call.told.${told}`)}</p>}
    </div>
  )
}

/** `spent`: it has rung too often, and no call stands that anybody could answer. */
function useSound() {
  const sound = useHelpScreen((screen) => screen.sound)
  const told = useHostState((host) => host.state?.helpCall?.told)
  return sound === 'quiet' && (told === undefined || told === 'over') ? 'spent' : sound
}
