// 维护: what there is to do, each on a page of its own.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CardButton } from '../../ui/button.tsx'
import { Page } from '../frame/page.tsx'
import { RolePlace } from '../roles/role-place.tsx'
import { CheckPage } from './check-page.tsx'
import { DevicePage } from './device-page.tsx'
import { EventsPage } from './events-page.tsx'
import { LeaveKioskPage } from './leave-kiosk-page.tsx'
import { ReportPage } from './report-page.tsx'
import { StickInPage } from './stick-in-page.tsx'
import { StickOutPage } from './stick-out-page.tsx'
import { SyncPage } from './sync-page.tsx'
import { MAINTENANCE_TASKS, type MaintenanceTask } from './tasks.ts'

export function MaintenancePages({ opens }: { opens: MaintenanceTask | undefined }) {
  return (
    <RolePlace wanted="maintenance">
      <Pages opens={opens} />
    </RolePlace>
  )
}

function Pages({ opens }: { opens: MaintenanceTask | undefined }) {
  const [task, setTask] = useState(opens)
  const back = () => setTask(undefined)
  switch (task) {
    case undefined:
      return <Menu choose={setTask} />
    case 'sync':
      return <SyncPage back={back} />
    case 'stick-in':
      return <StickInPage back={back} />
    case 'stick-out':
      return <StickOutPage back={back} />
    case 'report':
      return <ReportPage back={back} />
    case 'device':
      return <DevicePage back={back} />
    case 'check':
      return <CheckPage back={back} />
    case 'events':
      return <EventsPage back={back} />
    case 'leave':
      return <LeaveKioskPage back={back} />
  }
}

function Menu({ choose }: { choose: (task: MaintenanceTask) => void }) {
  const { t } = useTranslation()
  return (
    <Page turn="maintenance">
      <h1>{t('maintenance:title')}</h1>
      <ul className="plain-list staff-rows" data-testid="maintenance">
        {MAINTENANCE_TASKS.map((task) => (
          <li key={task}>
            <CardButton look="staff-row" testId={`task-${task}`} onPress={() => choose(task)}>
              <span>
                <b>{t(`maintenance:task.${task}.name`)}</b>
                {t(`maintenance:task.${task}.about`)}
              </span>
            </CardButton>
          </li>
        ))}
      </ul>
    </Page>
  )
}
