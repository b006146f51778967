// The list of licences that goes with a package: every library with its version, what it may be used under, and the full text it brings along.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectFolder } from '../../platform/paths.ts'

const factsSchema = z.object({ name: z.string(), version: z.string(), license: z.string() })
const TEXT = /^(licen[cs]e|copying|notice)([.-].*)?$/i

/** `further`: what is no library of npm: the runtime, data, fonts, as texts with a title. */
export function licenceList(libraries: readonly string[], further: readonly { title: string; text: string }[]): string {
  const all = [...further, ...libraries.map(ofLibrary)]
  const list = all.map(({ title }) => `  ${title}`).join('\n')
  const texts = all.map(({ title, text }) => `${'='.repeat(78)}\n${title}\n${'='.repeat(78)}\n\n${text.trim()}\n`)
  return `What this package carries of others, and under which licence.\n\n${list}\n\n${texts.join('\n')}`
}

/** A library without a licence in its own folder names it in its package.json only; that is then all there is. */
function ofLibrary(folder: string): { title: string; text: string } {
  const path = join(projectFolder(), folder)
  const { name, version, license } = factsSchema.parse(JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')))
  const texts = readdirSync(path)
    .filter((file) => TEXT.test(file) && statSync(join(path, file)).isFile())
    .sort()
    .map((file) => readFileSync(join(path, file), 'utf8'))
  return {
    title: `${name} ${version}: ${license}`,
    text: texts.join('\n\n') || `Licence: ${license} (no text in the library's own folder).`,
  }
}
