// 五个统一 as it is signed: a county's standard profile and a town's themes, checked by the same rules as at the terminal before anybody signs.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileFailure } from '../../platform/files/failure.ts'
import { STANDARD_MAX_BYTES, THEMES_MAX_BYTES } from '../../shared/content/limits.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { isRefused, judgeSetting, readProfile, readTheme } from '../../shared/standard/judge-setting.ts'
import type { StandardProfile } from '../../shared/standard/profile.ts'
import type { StandardFinding } from '../../shared/standard/rule.ts'
import type { SettingInput } from '../../shared/standard/setting-input.ts'
import type { Theme } from '../../shared/standard/theme.ts'

/** A theme's file and what the rules say of it; `theme` is there unless the file could not be read. */
export interface JudgedTheme {
  readonly path: string
  readonly theme: Theme | undefined
  readonly findings: readonly StandardFinding[]
}

/** Errors: `setting-file-unreadable` (no such file, too large, no JSON), `standard-wrong` with the first place. */
export function profileFile(path: string): Result<StandardProfile> {
  const written = readJson(path, STANDARD_MAX_BYTES)
  if (!written.ok) return written
  const read = readProfile(written.value)
  if ('value' in read) return ok(read.value)
  return fail('standard-wrong', { path, where: read.findings[0]?.where ?? '' })
}

/** `path`: a theme, or a folder of themes. Errors: `setting-file-unreadable`. */
export function judgeThemes(path: string, profile: StandardProfile, office?: SettingInput['office']): Result<JudgedTheme[]> {
  const files = themeFiles(path)
  if (!files.ok) return files
  const judged: JudgedTheme[] = []
  for (const file of files.value) {
    const written = readJson(file, THEMES_MAX_BYTES)
    if (!written.ok) return written
    const read = readTheme(written.value)
    judged.push(
      'value' in read
        ? { path: file, theme: read.value, findings: judgeSetting({ profile, theme: read.value, office, documents: undefined }) }
        : { path: file, theme: undefined, findings: read.findings },
    )
  }
  return ok(judged)
}

/** The town's themes as one signed file. Errors: `theme-refused` with the first rule that one of them breaks. */
export function themesFile(judged: readonly JudgedTheme[]): Result<Uint8Array> {
  const refused = judged.find(({ findings }) => isRefused(findings))
  if (refused !== undefined) return fail('theme-refused', { path: refused.path, rule: firstError(refused.findings) })
  return ok(Buffer.from(`${JSON.stringify({ format: 1, themes: judged.map(({ theme }) => theme) })}\n`))
}

function firstError(findings: readonly StandardFinding[]): string {
  return findings.find(({ severity }) => severity === 'error')?.rule ?? ''
}

function themeFiles(path: string): Result<string[]> {
  try {
    if (!statSync(path).isDirectory()) return ok([path])
    const names = readdirSync(path).filter((name) => name.endsWith('.json'))
    return names.length === 0 ? fail('setting-file-unreadable', { path }) : ok(names.toSorted().map((name) => join(path, name)))
  } catch (error) {
    if (fileFailure(error, path) === undefined) throw error
    return fail('setting-file-unreadable', { path })
  }
}

function readJson(path: string, maxBytes: number): Result<unknown> {
  try {
    if (statSync(path).size > maxBytes) return fail('setting-file-unreadable', { path })
    return ok(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    if (error instanceof SyntaxError || fileFailure(error, path) !== undefined) return fail('setting-file-unreadable', { path })
    throw error
  }
}
