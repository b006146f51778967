// The pages behind a PIN, for whoever holds a grant of that role already. Nothing is saved, sent or started: they are only brought up.
import type { TerminalRole } from '../../../shared/roles/pin.ts'
import { REGISTERS } from '../../../shared/standard/registers.ts'
import { MAINTENANCE_TASKS } from '../maintenance/tasks.ts'
import { TRAY_TABS } from '../staff/tray-page.tsx'
import { goHome, goTo } from '../state/way.ts'
import type { AuditedScreen } from './audited-screen.ts'
import { press } from './press.ts'
import { settled } from './settled.ts'

export function roleScreens(role: TerminalRole): AuditedScreen[] {
  return role === 'staff' ? staffScreens() : maintenanceScreens()
}

function staffScreens(): AuditedScreen[] {
  return [
    ...TRAY_TABS.map((tab) => behind('staff', `staff-tray-${tab}`, [`tray-${tab}`])),
    behind('staff', 'staff-find', ['find-item']),
    behind('staff', 'staff-registers', ['registers']),
    ...REGISTERS.map((register) => behind('staff', `staff-register-${register}`, ['registers', `register-${register}`])),
  ]
}

function maintenanceScreens(): AuditedScreen[] {
  return [
    behind('maintenance', 'maintenance-menu', []),
    ...MAINTENANCE_TASKS.map((task) => behind('maintenance', `maintenance-${task}`, [`task-${task}`])),
  ]
}

function behind(place: TerminalRole, name: string, presses: readonly string[]): AuditedScreen {
  return {
    name,
    open: async () => {
      // By way of home, so that the role's first page stands there and not the one before.
      goHome()
      await settled()
      goTo({ name: place })
      for (const testId of presses) await press(testId)
    },
  }
}
