// SHA256SUMS beside the packages: written from the finished files and read back, so that what is handed on can be checked where it arrives (F57).
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeFileDurably } from '../../platform/files/durable.ts'

export const SUMS = 'SHA256SUMS'

/** A line a package, in the form that `sha256sum --check` reads. Whatever is done to a file after this makes the check fail. */
export function writeSums(folder: string): void {
  const names = readdirSync(folder).filter((name) => name.endsWith('.deb'))
  const lines = names.sort().map((name) => `${sha256(join(folder, name))}  ${name}\n`)
  writeFileDurably(join(folder, SUMS), lines.join(''))
  const wrong = wrongSums(folder)
  if (wrong.length > 0) throw new Error(`expected the packages to stay as they are, got changes in ${wrong.join(', ')}`)
}

/** Names whose bytes are not those of the list, or that are on one side only. */
export function wrongSums(folder: string): string[] {
  const listed = new Map<string, string>()
  for (const line of readFileSync(join(folder, SUMS), 'utf8').split('\n').filter(Boolean)) {
    const [sum = '', name = ''] = line.split('  ')
    listed.set(name, sum)
  }
  const there = readdirSync(folder).filter((name) => name.endsWith('.deb'))
  const names = [...new Set([...listed.keys(), ...there])].sort()
  return names.filter((name) => !there.includes(name) || listed.get(name) !== sha256(join(folder, name)))
}

function sha256(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}
