// The reach line: above it somebody in a wheelchair, or a child, can't touch the screen. 1220 mm from the floor (EN 301 549 §8.3, ADA 308).
import type { DeviceRecord } from './device-record.ts'

const REACH_MM = 1220
const MM_PER_INCH = 25.4

/**
 * CSS px from the top of the page to the reach line: 0 when all of the screen can be reached, the page's height when none of it can.
 * `page`: the page in CSS px; it fills the screen.
 */
export function reachLinePx(
  { diagonalInches, lowerEdgeMm }: Pick<DeviceRecord, 'diagonalInches' | 'lowerEdgeMm'>,
  page: { readonly width: number; readonly height: number },
): number {
  const heightMm = (diagonalInches * MM_PER_INCH * page.height) / Math.hypot(page.width, page.height)
  const aboveReach = (lowerEdgeMm + heightMm - REACH_MM) / heightMm
  return page.height * Math.min(1, Math.max(0, aboveReach))
}
