// Levels one and two: reads a profile and a theme, and says whether the theme may be shown.
import type { z } from 'zod'
import { type StandardProfile, standardProfileSchema } from './profile.ts'
import { runRules, type StandardFinding } from './rule.ts'
import { SETTING_RULES } from './rules/setting.ts'
import type { SettingInput } from './setting-input.ts'
import { type Theme, themeSchema, themesFileSchema } from './theme.ts'

/** How many places of a broken file are named. */
const PLACES_MAX = 8

export type Read<Value> = { readonly value: Value } | { readonly findings: readonly StandardFinding[] }

/** `unknown`: JSON as it came. Never throws. */
export function readProfile(written: unknown): Read<StandardProfile> {
  const read = standardProfileSchema.safeParse(written)
  return read.success ? { value: read.data } : { findings: unreadable('profile-readable', read.error) }
}

export function readTheme(written: unknown): Read<Theme> {
  const read = themeSchema.safeParse(written)
  return read.success ? { value: read.data } : { findings: unreadable('theme-readable', read.error) }
}

/** Findings of level two; the theme may be shown when none of them is an error. */
export function judgeSetting(seen: SettingInput): StandardFinding[] {
  return runRules(SETTING_RULES, 2, seen)
}

export function isRefused(findings: readonly StandardFinding[]): boolean {
  return findings.some(({ severity }) => severity === 'error')
}

/**
 * The theme of one terminal out of the town's file: the one that names it, else the first that names none. A theme that can't be read is
 * taken for the one it says it is as far as that can be seen, so that a broken theme is not quietly replaced by another one.
 */
export function themeFor(written: unknown, terminal: string | undefined): Read<Theme> | undefined {
  const file = themesFileSchema.safeParse(written)
  if (!file.success) return { findings: unreadable('theme-readable', file.error) }
  const named = file.data.themes.find((theme) => terminal !== undefined && terminalsOf(theme).includes(terminal))
  const chosen = named ?? file.data.themes.find((theme) => terminalsOf(theme).length === 0)
  return chosen === undefined ? undefined : readTheme(chosen)
}

function terminalsOf(theme: unknown): readonly unknown[] {
  if (typeof theme !== 'object' || theme === null || !('terminals' in theme)) return []
  return Array.isArray(theme.terminals) ? theme.terminals : []
}

function unreadable(rule: string, error: z.ZodError): StandardFinding[] {
  return error.issues.slice(0, PLACES_MAX).map(({ path, message }) => ({
    ...{ rule, level: 1, concern: 'management', severity: 'error' },
    where: path.map(String).join('.'),
    params: { reason: message },
  }))
}
