// The demo terminal's PINs: made once for a demo folder, set at each start, printed like the demo logins. Never part of a real terminal.
import { randomInt } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDataFolder } from '../electron/host/data-folder.ts'
import { setPin } from '../electron/host/roles/pins.ts'
import { writeFileDurably } from '../platform/files/durable.ts'
import { PIN_DIGITS, pinProblem, TERMINAL_ROLES, type TerminalRole } from '../shared/roles/pin.ts'

export interface DemoTerminal {
  /** Undefined when the data folder can't be opened: the terminal itself says why. */
  readonly pins: Readonly<Record<TerminalRole, string>> | undefined
  readonly enrolled: boolean
}

/** Before the terminal starts, for only one process may have its ledger. */
export async function seedDemoPins(demoFolder: string, terminalData: string): Promise<DemoTerminal> {
  const data = openDataFolder(terminalData)
  if (!data.ok) return { pins: undefined, enrolled: existsSync(join(terminalData, 'ledger.sqlite')) }
  try {
    const { settings } = data.value.ledger
    const pins = demoPins(join(demoFolder, 'demo-pins.json'))
    await Promise.all(TERMINAL_ROLES.map((role) => setPin(settings, role, pins[role])))
    return { pins, enrolled: settings.get('grant') !== undefined }
  } finally {
    data.value.close()
  }
}

function demoPins(path: string): Record<TerminalRole, string> {
  const known: unknown = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}
  const kept = (role: TerminalRole) => {
    const pin: unknown = typeof known === 'object' && known !== null ? Reflect.get(known, role) : undefined
    return typeof pin === 'string' && pinProblem(pin) === undefined ? pin : madePin()
  }
  const pins = { staff: kept('staff'), maintenance: kept('maintenance') }
  writeFileDurably(path, `${JSON.stringify(pins, null, 1)}\n`, 0o600)
  return pins
}

function madePin(): string {
  for (;;) {
    const pin = String(randomInt(10 ** PIN_DIGITS)).padStart(PIN_DIGITS, '0')
    if (pinProblem(pin) === undefined) return pin
  }
}
