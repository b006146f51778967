// What the rules of level two look at: one theme against its profile, and what else of the hall is at hand.
import type { StandardProfile } from './profile.ts'
import type { StandardRule } from './rule.ts'
import type { Theme } from './theme.ts'
import type { ListWay } from './ways.ts'

export interface SettingInput {
  readonly profile: StandardProfile
  readonly theme: Theme
  /** 受理机关 of the release; undefined while a theme is looked at by itself. */
  readonly office: { readonly id: string; readonly demo: boolean; readonly suite: string } | undefined
  /** What there is to show; undefined while a theme is looked at by itself. */
  readonly documents: { count(way: ListWay): number; has(id: string): boolean } | undefined
}

export type SettingRule = StandardRule<SettingInput>
