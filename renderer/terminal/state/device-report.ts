// What the page tells the host of the devices around it (设备自检): at its start, when something changes, and every few minutes.
import { create } from 'zustand'
import { terminalDutyApi } from '../../../shared/api/terminal-duty.ts'
import type { DeviceReport } from '../../../shared/standard/device-probe.ts'
import type { FaultDevice } from '../../../shared/standard/registers.ts'
import { call } from '../../ui/call.ts'
import { terminalShell } from './shell.ts'

const TELL_EVERY_MS = 5 * 60_000
/** Several changes close together are told once. */
const TELL_AFTER_MS = 500
/** The bundled fonts, each with letters of its own script. */
const FONTS = [
  ['Common SC', '政务公开'],
  ['Common KR', '정무공개'],
] as const

interface Seen {
  /** Somebody has touched the screen, whatever the system says of it. */
  readonly touched: boolean
  /** Fault notices that the home page has drawn. */
  readonly notices: readonly FaultDevice[]
}
const useSeen = create<Seen>()(() => ({ touched: false, notices: [] }))

export function tellDevices(): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const tellSoon = () => {
    clearTimeout(timer)
    timer = setTimeout(() => void tell(), TELL_AFTER_MS)
  }
  useSeen.subscribe(tellSoon)
  window.addEventListener('resize', tellSoon)
  window.addEventListener('touchstart', () => useSeen.setState({ touched: true }), { once: true, passive: true })
  setInterval(tellSoon, TELL_EVERY_MS)
  tellSoon()
}

export function noticesAreShown(notices: readonly FaultDevice[]): void {
  useSeen.setState({ notices })
}

export async function fontsThere(): Promise<boolean> {
  try {
    const loaded = await Promise.all(FONTS.map(([font, letters]) => document.fonts.load(`16px "${font}"`, letters)))
    return loaded.every((faces) => faces.length > 0)
  } catch {
    // A file of the font is not there.
    return false
  }
}

export function touchPoints(): number {
  return navigator.maxTouchPoints
}

export function hasFinePointer(): boolean {
  return window.matchMedia('(any-pointer: fine)').matches
}

async function tell(): Promise<void> {
  const { touched, notices } = useSeen.getState()
  const printers = await terminalShell()?.printers()
  const report: DeviceReport = {
    ...{ width: Math.round(window.innerWidth), height: Math.round(window.innerHeight) },
    ...{ touch: touched || touchPoints() > 0, finePointer: hasFinePointer(), fonts: await fontsThere() },
    notices: [...notices],
    ...(printers !== undefined && { printers: printers.length }),
  }
  // A host that does not answer is asked again in some minutes; it then knows of no page, and says so.
  await call(terminalDutyApi.deviceReport, report)
}
