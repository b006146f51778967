// The console: sign in, then the rail on the left, the head above, and the chosen section below it.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Role, SignedIn } from '../../shared/api/hub-console.ts'
import { Button } from '../ui/button.tsx'
import { Icon, type IconName } from '../ui/icon.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { AccountsSection } from './accounts/accounts-section.tsx'
import { useAlerts } from './alerts-card.tsx'
import { ApprovalsSection } from './approvals-section.tsx'
import { ChartsSection } from './charts/charts-section.tsx'
import { DeskSection } from './desk/desk-section.tsx'
import { HelpCalls } from './help-calls.tsx'
import { InboxSection } from './inbox-section.tsx'
import { Languages } from './languages.tsx'
import { PackagesSection } from './packages-section.tsx'
import { PersonalSection } from './personal/personal-section.tsx'
import { RatingsSection } from './ratings/ratings-section.tsx'
import { useRefresh } from './section-frame.tsx'
import { signOut, useSession } from './session.ts'
import { SignInAgain } from './sign-in-again.tsx'
import { SignInPage } from './sign-in-page.tsx'
import { TerminalsSection } from './terminals-section.tsx'
import { YearlySection } from './yearly-section.tsx'

const SECTIONS = [
  'inbox',
  'ratings',
  'approvals',
  'desk',
  'packages',
  'terminals',
  'charts',
  'yearly',
  'personal',
  'accounts',
] as const
type Section = (typeof SECTIONS)[number]
const ICONS: Readonly<Record<Section, IconName>> = {
  inbox: 'inbox',
  ratings: 'star',
  approvals: 'check',
  desk: 'document',
  packages: 'take',
  terminals: 'screen',
  charts: 'board',
  yearly: 'gazette',
  personal: 'lock',
  accounts: 'people',
}

export function ConsoleApp() {
  const { t } = useTranslation()
  const { signedIn, ended } = useSession()
  if (signedIn === undefined) return <Waiting what={t('console:loading')} />
  if (signedIn === 'nobody') return <SignInPage />
  const { name } = signedIn.user
  return (
    <>
      {/* Somebody else who signs in starts afresh. */}
      <Desk key={name} signedIn={signedIn} />
      {ended ? <SignInAgain name={name} /> : null}
    </>
  )
}

/** Whose a section is; the others are everybody's. */
const OF_ROLES: Readonly<Partial<Record<Section, readonly Role[]>>> = {
  inbox: ['officer'],
  ratings: ['officer'],
  approvals: ['publisher', 'admin'],
  yearly: ['officer'],
  personal: ['officer', 'publisher', 'admin'],
}

function sectionsOf({ user }: SignedIn): readonly Section[] {
  return SECTIONS.filter((section) => OF_ROLES[section]?.some((role) => user.roles.includes(role)) ?? true)
}

function Desk({ signedIn }: { signedIn: SignedIn }) {
  const { t } = useTranslation()
  const sections = sectionsOf(signedIn)
  const [section, setSection] = useState<Section>(sections[0] ?? 'terminals')
  // Choosing a section again leads to its start.
  const [visit, setVisit] = useState(0)
  /** Of the content desk: another section leads to it. */
  const [document, setDocument] = useState<string | undefined>()
  const [refresh] = useRefresh()
  const alerts = useAlerts(refresh + visit)
  const show = (one: Section, opened?: string) => {
    setSection(one)
    setDocument(opened)
    setVisit((n) => n + 1)
  }
  return (
    <div className="desk">
      <nav className="rail" aria-label={t('console:nav.label')}>
        <p className="rail-name">
          {t('console:title')}
          <small>{t('console:office')}</small>
        </p>
        {sections.map((one) => (
          <button
            key={one}
            type="button"
            className="rail-item"
            aria-current={one === section ? 'page' : undefined}
            data-testid={`nav-${one}`}
            onClick={() => show(one)}
          >
            <Icon name={ICONS[one]} />
            {t(`console:nav.${one}`)}
            {one === 'terminals' && alerts.length > 0 ? (
              <span className="tag tag-warn" data-testid="alert-count">
                {t('fleet:alert.count', { count: alerts.length })}
              </span>
            ) : null}
          </button>
        ))}
      </nav>
      <header className="desk-head">
        <p className="desk-office" lang="zh-CN">
          {signedIn.hub.body}
        </p>
        {signedIn.hub.demo ? (
          <p className="tag tag-warn" data-testid="demo-mark">
            {t('console:demo')}
          </p>
        ) : null}
        <Languages />
        <p className="desk-user" title={signedIn.user.roles.map((role) => t(`console:role.${role}`)).join(' · ')}>
          {signedIn.user.displayName}
        </p>
        <Button testId="sign-out" onPress={() => void signOut()}>
          {t('console:sign-out')}
        </Button>
      </header>
      <div className="desk-body">
        <HelpCalls />
        <main className="section" key={`${section}/${visit}`}>
          <Shown section={section} signedIn={signedIn} document={document} openDocument={(id) => show('desk', id)} />
        </main>
      </div>
    </div>
  )
}

interface ShownProps {
  section: Section
  signedIn: SignedIn
  document: string | undefined
  openDocument: (id: string) => void
}

function Shown({ section, signedIn, document, openDocument }: ShownProps) {
  switch (section) {
    case 'inbox':
      return <InboxSection openDocument={openDocument} />
    case 'ratings':
      return <RatingsSection />
    case 'approvals':
      return <ApprovalsSection />
    case 'desk':
      return <DeskSection signedIn={signedIn} first={document} />
    case 'packages':
      return <PackagesSection />
    case 'charts':
      return <ChartsSection />
    case 'yearly':
      return <YearlySection />
    case 'personal':
      return <PersonalSection roles={signedIn.user.roles} />
    case 'accounts':
      return <AccountsSection admin={signedIn.user.roles.includes('admin')} />
    case 'terminals':
      return <TerminalsSection admin={signedIn.user.roles.includes('admin')} />
  }
}
