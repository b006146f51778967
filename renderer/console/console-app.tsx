// The console: sign in, then the rail on the left and the chosen section beside it.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SignedIn } from '../../shared/api/hub-console.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { InboxSection } from './inbox-section.tsx'
import { Languages } from './languages.tsx'
import { PackagesSection } from './packages-section.tsx'
import { signOut, useSession } from './session.ts'
import { SignInPage } from './sign-in-page.tsx'
import { TerminalsSection } from './terminals-section.tsx'

const SECTIONS = ['inbox', 'packages', 'terminals'] as const
type Section = (typeof SECTIONS)[number]
const ICONS: Readonly<Record<Section, IconName>> = { inbox: 'inbox', packages: 'document', terminals: 'screen' }

export function ConsoleApp() {
  const { t } = useTranslation()
  const signedIn = useSession((session) => session.signedIn)
  if (signedIn === undefined) return <Waiting what={t('console:loading')} />
  return signedIn === 'nobody' ? <SignInPage /> : <Desk signedIn={signedIn} />
}

function Desk({ signedIn }: { signedIn: SignedIn }) {
  const { t } = useTranslation()
  const [section, setSection] = useState<Section>('inbox')
  // Choosing a section again leads to its start.
  const [visit, setVisit] = useState(0)
  return (
    <div className="desk">
      <nav className="rail" aria-label={t('console:nav.label')}>
        <p className="rail-name">
          {t('console:title')}
          <small lang="zh-CN">{signedIn.hub.body}</small>
        </p>
        {SECTIONS.map((one) => (
          <button
            key={one}
            type="button"
            className="rail-item"
            aria-current={one === section ? 'page' : undefined}
            data-testid={`nav-${one}`}
            onClick={() => {
              setSection(one)
              setVisit((n) => n + 1)
            }}
          >
            <Icon name={ICONS[one]} />
            {t(`console:nav.${one}`)}
          </button>
        ))}
        <div className="rail-foot">
          <Languages />
          <p>{signedIn.user.displayName}</p>
          <button type="button" className="rail-item" data-testid="sign-out" onClick={() => void signOut()}>
            {t('console:sign-out')}
          </button>
        </div>
      </nav>
      <main className="section">
        {signedIn.hub.demo ? (
          <p className="demo-line" data-testid="demo-mark">
            {t('console:demo')}
          </p>
        ) : null}
        <Shown key={`${section}/${visit}`} section={section} />
      </main>
    </div>
  )
}

function Shown({ section }: { section: Section }) {
  switch (section) {
    case 'inbox':
      return <InboxSection />
    case 'packages':
      return <PackagesSection />
    case 'terminals':
      return <TerminalsSection />
  }
}
