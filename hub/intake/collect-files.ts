// Files and folders as named on the command line to a list of sources with their sidecars, within limits of count and depth.
import { lstatSync, readdirSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileFailure } from '../../platform/files/failure.ts'
import { PACKAGE_MAX_FILES, SOURCE_BINARY_MAX_BYTES, SOURCE_MAX_DEPTH } from '../../shared/content/limits.ts'
import type { Finding } from '../../shared/review/finding.ts'
import { besideOf, isAttachment } from './attachments.ts'
import { SOURCE_EXTENSIONS } from './file-kinds.ts'
import { isLitter } from './litter.ts'
import type { OfficeReader } from './office/office-reader.ts'
import { recognise } from './office/recognise.ts'
import { loadBytes, type SourceFile, saying } from './source-file.ts'

export interface CollectedFile {
  readonly file: SourceFile
  readonly sidecar?: SourceFile
  /** Pictures and videos in the same folder. */
  readonly beside: readonly SourceFile[]
}

export interface Collected {
  readonly files: readonly CollectedFile[]
  /** All pictures and videos, named by a document or not. */
  readonly attachments: readonly SourceFile[]
  readonly findings: readonly Finding[]
}

const SIDECARS = ['.yml', '.yaml']
const ARCHIVE = '.zip'

/**
 * In the order of their names, so that the same folder gives the same package. Symbolic links are not followed. An archive stands
 * for the files in it, as if it were a folder.
 */
export async function collectFiles(sources: readonly string[], reader: OfficeReader): Promise<Collected> {
  const { paths, findings } = walk(sources)
  const files: SourceFile[] = []
  for (const path of paths.sort()) {
    if (extname(path).toLowerCase() === ARCHIVE) files.push(...(await openIfArchive({ path }, reader, findings)))
    else files.push({ path })
  }
  return pairSidecars(files, findings)
}

function walk(sources: readonly string[]): { paths: string[]; findings: Finding[] } {
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
  return { paths, findings }
}

/** The files in it; the file itself when it is an office file under a wrong name; nothing after a finding. */
async function openIfArchive(file: SourceFile, reader: OfficeReader, findings: Finding[]): Promise<SourceFile[]> {
  const say = saying(file.path, findings)
  const bytes = loadBytes(file, SOURCE_BINARY_MAX_BYTES, say)
  if (bytes === undefined) return []
  if (recognise(bytes) !== 'zip') return [file]
  const reading = await reader.read({ bytes, extension: ARCHIVE, decisions: {} })
  if (reading.outcome === 'document') return [file]
  if (reading.outcome === 'refused') {
    for (const { rule, severity, params, where } of reading.notes) say(rule, severity, params, where)
    return []
  }
  if (reading.entries.length === 0) say('archive-empty', 'error')
  return reading.entries.map(({ name, bytes: content }) => ({ path: `${file.path}/${name}`, bytes: content }))
}

function pairSidecars(all: readonly SourceFile[], findings: Finding[]): Collected {
  const byPath = new Map(all.map((file) => [file.path, file]))
  const files = all
    .filter(({ path }) => isSource(path))
    .map((file) => {
      const sidecar = sidecarNames(file.path)
        .map((name) => byPath.get(name))
        .find((one) => one !== undefined)
      const beside = besideOf(file.path, all)
      return sidecar === undefined ? { file, beside } : { file, sidecar, beside }
    })
  const used = new Set(files.map(({ sidecar }) => sidecar?.path))
  for (const { path } of all) {
    if (isSource(path) || isAttachment(path) || used.has(path)) continue
    const rule = SIDECARS.includes(extname(path).toLowerCase()) ? 'sidecar-without-file' : 'kind-of-file-unknown'
    findings.push({ file: path, rule, severity: 'error', params: { extension: extname(path) || '—' } })
  }
  return { files, attachments: all.filter(({ path }) => isAttachment(path)), findings }
}

function sidecarNames(file: string): string[] {
  const stem = file.slice(0, -extname(file).length)
  return SIDECARS.flatMap((extension) => [`${stem}${extension}`, `${file}${extension}`])
}

function isSource(path: string): boolean {
  return SOURCE_EXTENSIONS.includes(extname(path).toLowerCase())
}

function children(folder: string): string[] | undefined {
  try {
    return readdirSync(folder)
      .filter((name) => !isLitter(name))
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
