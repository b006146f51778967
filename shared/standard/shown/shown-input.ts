// What the rules of level three look at, and the measures they share.
import type { DeviceRecord } from '../device-record.ts'
import type { StandardProfile } from '../profile.ts'
import type { Box, StandardRule } from '../rule.ts'
import type { Theme } from '../theme.ts'
import type { MeasuredScreen } from './measured.ts'

export interface ShownInput {
  readonly profile: StandardProfile
  readonly theme: Theme | undefined
  readonly measured: MeasuredScreen
  /** The device record as far as it counts for reach; undefined until somebody has written it. */
  readonly device: Pick<DeviceRecord, 'diagonalInches' | 'lowerEdgeMm'> | undefined
}

export type ShownRule = StandardRule<ShownInput>

const DP_SIDE = 1080

/** dp: CSS px on a page 1080 wide (portrait) or 1080 high (landscape). */
export function dp(px: number, { viewport }: Pick<MeasuredScreen, 'viewport'>): number {
  return (px * DP_SIDE) / Math.min(viewport.width, viewport.height)
}

/** For sentences: a tenth is as much as anybody can check. */
export function rounded(value: number): number {
  return Math.round(value * 10) / 10
}

/** Browsers draw to fractions of a pixel: a value that falls short by less is no fault. */
export const TOLERANCE_DP = 0.5

export function boundsOf(boxes: readonly Box[]): Box {
  const left = Math.min(...boxes.map(({ x }) => x))
  const top = Math.min(...boxes.map(({ y }) => y))
  const right = Math.max(...boxes.map(({ x, width }) => x + width))
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height))
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/** How far two boxes lie on each other, across and down; negative: the room between them. */
export function common(one: Box, other: Box): { readonly across: number; readonly down: number } {
  return {
    across: Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x),
    down: Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y),
  }
}
