// Real public texts beside the project: what the review must find in them, and what it must not. Runs only where the folder exists.
import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { readSources } from '../../hub/intake/read-sources.ts'
import { projectFolder } from '../../platform/paths.ts'
import type { Finding } from '../../shared/review/finding.ts'

const CORPUS = join(projectFolder(), '..', 'shared', 'corpus')
const isThere = existsSync(CORPUS)
/** What the reading says of a file without metadata, or saved as a page: no matter of its text. */
const OF_THE_READING = ['metadata-filled-for-trial', 'text-is-html', 'images-dropped']
/** File number -> rules, read file by file by a person: each of these is right, and there are no others. */
const RIGHT: Readonly<Record<string, readonly string[]>> = {
  '00': ['foreign-place'],
  '01': ['purpose-asked'],
  '02': ['wrong-level', 'wrong-level'],
  '21': ['broken-date', 'broken-date', 'broken-date'],
  '22': ['secrecy-by-silence'],
  '31': ['opinion-period'],
}

describe.skipIf(!isThere)('the texts of ../shared/corpus', () => {
  let findings: readonly Finding[] = []
  const texts = isThere ? readdirSync(CORPUS).filter((name) => name.endsWith('.txt')) : []
  const options = { channel: 'town', trial: true, onlyChecked: true, today: '2026-11-25' }

  beforeAll(async () => {
    findings = (
      await readSources(
        texts.map((name) => join(CORPUS, name)),
        options,
      )
    ).findings
  }, 60_000)

  const found = (name: string) => findings.filter(({ file, rule }) => basename(file) === name && !OF_THE_READING.includes(rule))

  test.each(texts)('%s', (name) => {
    expect(found(name).map(({ rule }) => rule)).toEqual(RIGHT[name.slice(0, 2)] ?? [])
  })

  test('the other town’s name, and the district that is none', () => {
    const words = (prefix: string) => findings.filter(({ file }) => basename(file).startsWith(prefix))
    expect(words('00').map(({ params }) => params?.['name'])).toContain('长滩')
    expect(
      words('02')
        .map(({ where }) => where)
        .join(),
    ).toContain('申请区政府')
    expect(
      words('01')
        .map(({ where }) => where)
        .join(),
    ).toContain('生产、生活、科研等特殊需要')
  })

  test('under another town’s name every text of a place is told apart', async () => {
    const towns = texts.filter((name) => /^(?:01|02|16|17|20)-/.test(name))
    const { findings: others } = await readSources(
      towns.map((name) => join(CORPUS, name)),
      { ...options, place: '敦化市沙河沿镇' },
    )
    const named = others.filter(({ rule }) => rule === 'foreign-place').map(({ file }) => basename(file))
    expect(new Set(named)).toEqual(new Set(towns))
  })
})
