// The texts a bench works on: a corpus file, or passages of the demo town; more than there are come from putting parts of two together.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { projectFolder } from '../../platform/paths.ts'
import { type Random, randomOf } from '../faults/random.ts'

export interface Text {
  readonly title: string
  readonly body: string
}

const CORPUS_MAX_BYTES = 64 * 1_048_576
const CORPUS_UNPACKED_MAX_BYTES = 512 * 1_048_576
const TITLE_MAX = 300
const SEED = 20_261_127
const lineSchema = z.object({ title: z.string().min(1), body: z.string() })

export function benchTexts(count: number, corpus: string | undefined): Text[] {
  const given = corpus === undefined ? demoTexts() : corpusTexts(corpus)
  if (given.length < 2) throw new Error(`expected at least two texts, got ${given.length}`)
  const random = randomOf(SEED, 'texts')
  const texts = given.slice(0, count)
  while (texts.length < count) texts.push(recombined(given, random))
  return texts
}

/** Where the texts come from, in the words of docs/performance.md. */
export function textsSay(count: number, corpus: string | undefined): string {
  return `${count} documents from ${corpus === undefined ? 'recombined passages of the demo town' : 'a corpus of law sections, recombined where it has fewer'}`
}

function corpusTexts(path: string): Text[] {
  const { size } = statSync(path)
  if (size > CORPUS_MAX_BYTES) throw new Error(`expected at most ${CORPUS_MAX_BYTES} bytes in ${path}, got ${size}`)
  const lines = gunzipSync(readFileSync(path), { maxOutputLength: CORPUS_UNPACKED_MAX_BYTES }).toString('utf8').split('\n')
  return lines
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const { title, body } = lineSchema.parse(JSON.parse(line))
      return { title: title.slice(0, TITLE_MAX), body }
    })
}

function demoTexts(): Text[] {
  const folder = join(projectFolder(), 'assets', 'demo')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'))
  return files.sort().map((name) => {
    const [, head = '', body = ''] = /^---\n(.*?)\n---\n(.*)$/su.exec(readFileSync(join(folder, name), 'utf8')) ?? []
    return { title: /^标题: (.+)$/mu.exec(head)?.[1] ?? name, body }
  })
}

/** The first part of one and the last of another, as two neighbouring documents on one matter share words. */
function recombined(texts: readonly Text[], random: Random): Text {
  const one = texts[random.below(texts.length)]
  const other = texts[random.below(texts.length)]
  if (one === undefined || other === undefined) throw new Error('expected two texts')
  const first = one.body.split('\n')
  const last = other.body.split('\n')
  const body = [...first.slice(0, Math.ceil(first.length / 2)), ...last.slice(Math.floor(last.length / 2))].join('\n')
  return { title: `${one.title.split(/\s/u)[0]} ${other.title}`.slice(0, TITLE_MAX), body }
}
