// Files and folders as named on the command line to a list of sources with their sidecars, within limits of count and depth.
import { lstatSync, readdirSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileFailure } from '../../platform/files/failure.ts'
import { PACKAGE_MAX_FILES, SOURCE_MAX_DEPTH } from '../../shared/content/limits.ts'
import type { Finding } from '../../shared/review/finding.ts'
import { SOURCE_EXTENSIONS } from './read-source.ts'

export interface CollectedFile {
  readonly file: string
  readonly sidecar?: string
}

/** System litter on sticks and shared folders (F49). */
const LITTER = /^(?:\.|~\$|Thumbs\.db$|desktop\.ini$|System Volume Information$|__MACOSX$)/i
const SIDECARS = ['.yml', '.yaml']

/** In the order of their names, so that the same folder gives the same package. Symbolic links are not followed. */
export function collectFiles(sources: readonly string[]): { files: CollectedFile[]; findings: Finding[] } {
  const paths: string[] = []
  const findings: Finding[] = []
  const waiting = sources.map((path) => ({ path, depth: 0, named: true }))
  while (waiting.length > 0) {
    const next = waiting.shift()
    if (next === undefined) break
    if (paths.length > PACKAGE_MAX_FILES) {
      findings.push({ file: next.path, rule: 'too-many-files', severity: 'error', params: { max: PACKAGE_MAX_FILES } })
      break
    }
    const kind = kindOf(next.path)
    if (kind === 'file') paths.push(next.path)
    else if (kind === 'folder' && next.depth >= SOURCE_MAX_DEPTH)
      findings.push({ file: next.path, rule: 'folders-too-deep', severity: 'error', params: { max: SOURCE_MAX_DEPTH } })
    else if (kind === 'folder') {
      const inside = children(next.path)
      if (inside === undefined) findings.push({ file: next.path, rule: 'file-unreadable', severity: 'error' })
      waiting.push(...(inside ?? []).map((path) => ({ path, depth: next.depth + 1, named: false })))
    } else if (next.named) findings.push({ file: next.path, rule: 'file-unreadable', severity: 'error' })
  }
  return pairSidecars(paths.sort(), findings)
}

function pairSidecars(paths: readonly string[], findings: Finding[]): { files: CollectedFile[]; findings: Finding[] } {
  const all = new Set(paths)
  const sources = paths.filter((path) => isSource(path))
  const files = sources.map((file) => {
    const sidecar = sidecarNames(file).find((name) => all.has(name))
    return sidecar === undefined ? { file } : { file, sidecar }
  })
  const used = new Set(files.map(({ sidecar }) => sidecar))
  for (const path of paths) {
    if (isSource(path) || used.has(path)) continue
    const rule = SIDECARS.includes(extname(path).toLowerCase()) ? 'sidecar-without-file' : 'kind-of-file-unknown'
    findings.push({ file: path, rule, severity: 'error', params: { extension: extname(path) || '—' } })
  }
  return { files, findings }
}

function sidecarNames(file: string): string[] {
  const stem = file.slice(0, -extname(file).length)
  return SIDECARS.flatMap((extension) => [`${stem}${extension}`, `${file}${extension}`])
}

function isSource(path: string): boolean {
  return (SOURCE_EXTENSIONS as readonly string[]).includes(extname(path).toLowerCase())
}

function children(folder: string): string[] | undefined {
  try {
    return readdirSync(folder)
      .filter((name) => !LITTER.test(name))
      .sort()
      .map((name) => join(folder, name))
  } catch (error) {
    if (fileFailure(error, folder) === undefined) throw error
    return undefined
  }
}

function kindOf(path: string): 'file' | 'folder' | 'other' {
  try {
    const stat = lstatSync(path)
    return stat.isFile() ? 'file' : stat.isDirectory() ? 'folder' : 'other'
  } catch (error) {
    if (fileFailure(error, path) === undefined) throw error
    return 'other'
  }
}
