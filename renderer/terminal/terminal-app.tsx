// Which page is shown: the top of the way a person has come.
import { memo, useLayoutEffect } from 'react'
import { neverHappens } from '../../shared/result.ts'
import { AuditProgress } from './audit/audit-progress.tsx'
import { FormPlace } from './forms/form-place.tsx'
import { ReceiptPage } from './forms/receipt-page.tsx'
import { IdleGuard } from './frame/idle-guard.tsx'
import { FirstUsePage } from './help/first-use-page.tsx'
import { HelpCallScreen } from './help/help-call-screen.tsx'
import { HomePage } from './home/home-page.tsx'
import { KindPage, TopicPage } from './lists/list-pages.tsx'
import { SearchPage } from './lists/search-page.tsx'
import { ZonePage } from './lists/zone-page.tsx'
import { LockdownGate } from './lockdown/lockdown-gate.tsx'
import { MaintenancePages } from './maintenance/maintenance-pages.tsx'
import { ReaderPage } from './reader/reader-page.tsx'
import { MyReceiptsPage } from './receipts/my-receipts-page.tsx'
import { StaffPages } from './staff/staff-pages.tsx'
import { type Place, PlaceShown, usePlace, useWayShown } from './state/way.ts'
import { TakePage } from './takeaway/take-page.tsx'

export function TerminalApp() {
  const { shown, going } = useWayShown()
  useLayoutEffect(() => {
    document.documentElement.toggleAttribute('data-going', going)
  }, [going])
  return (
    <PlaceShown value={shown}>
      <Guarded />
    </PlaceShown>
  )
}

const Guarded = memo(function Guarded() {
  const place = usePlace()
  return (
    <IdleGuard>
      <LockdownGate>
        <HelpCallScreen>
          <Shown place={place} />
        </HelpCallScreen>
      </LockdownGate>
      <AuditProgress />
    </IdleGuard>
  )
})

function Shown({ place }: { place: Place }) {
  switch (place.name) {
    case 'home':
      return <HomePage />
    case 'zone':
      return <ZonePage key={place.zone} zone={place.zone} view={place.view} />
    case 'list':
      return <KindPage key={place.kind} kind={place.kind} />
    case 'topic':
      return <TopicPage key={place.topic} topic={place.topic} />
    case 'search':
      return <SearchPage key={place.term} term={place.term} />
    case 'reader':
      return <ReaderPage key={place.id} id={place.id} />
    case 'take':
      return <TakePage key={place.id} id={place.id} />
    case 'form':
      return (
        <FormPlace
          key={`${place.kind}/${place.document?.id ?? ''}`}
          kind={place.kind}
          document={place.document}
          help={place.help}
        />
      )
    case 'receipt':
      return <ReceiptPage />
    case 'my-receipts':
      return <MyReceiptsPage />
    case 'first-use':
      return <FirstUsePage />
    case 'staff':
      return <StaffPages />
    case 'maintenance':
      return <MaintenancePages opens={place.task} />
    default:
      return neverHappens(place)
  }
}
