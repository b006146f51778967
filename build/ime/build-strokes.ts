// Makes the templates of handwriting from hanzi-writer-data: every character it has, the most used first. Only when something changed.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { makeFolder, writeFileDurably } from '../../platform/files/durable.ts'
import { projectFolder } from '../../platform/paths.ts'
import type { Ink } from '../../shared/handwriting/ink.ts'
import { type TemplateSource, writeTemplates } from '../../shared/handwriting/templates.ts'

const PROJECT = projectFolder()
const SOURCE = join(PROJECT, 'node_modules', 'hanzi-writer-data')
const USE = join(PROJECT, 'assets', 'handwriting', 'characters-by-use.txt')
const PRODUCT = join(PROJECT, 'dist', 'ime', 'strokes.bin')
const STAMP = join(PROJECT, 'dist', 'ime', 'strokes.stamp')

/** The source's own square: 1024 wide, y upwards. */
const SOURCE_TOP = 900

/** Section 2a of the licence: a prominent notice in the file, how and when it was changed. */
const NOTICE = `Derived from hanzi-writer-data 2.0.1 (Make Me a Hanzi), itself derived from fonts by
Arphic Technology, Copyright (C) 1999 Arphic Technology Co., Ltd. Changed in November 2026: only the
middle lines of the strokes were kept, straightened, brought to one size and reduced to five points.
Redistribution and modification under the Arphic Public License, see ARPHICPL.TXT beside this file.
No warranty.
`

/** What has to lie beside the pages: the templates, and the licence that goes with them. */
export function handwritingFiles(): readonly { readonly name: string; readonly bytes: Uint8Array }[] {
  return [
    { name: 'strokes.bin', bytes: strokeTemplates() },
    { name: 'ARPHICPL.TXT', bytes: readFileSync(join(SOURCE, 'ARPHICPL.TXT')) },
  ]
}

/** The file of templates, built where it is missing or older than what it is made of. */
export function strokeTemplates(): Uint8Array {
  const hash = hashOfSources()
  if (existsSync(PRODUCT) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash) return readFileSync(PRODUCT)
  const bytes = writeTemplates(charactersByUse().map(templateSource), NOTICE)
  makeFolder(join(PROJECT, 'dist', 'ime'))
  writeFileDurably(PRODUCT, bytes)
  writeFileDurably(STAMP, hash)
  return bytes
}

/** All characters of the source: those whose use is known in its order, then the rest by code. */
export function charactersByUse(): readonly string[] {
  const known = new Set(
    readdirSync(SOURCE)
      .filter((name) => name.endsWith('.json') && [...name].length === '一.json'.length)
      .map((name) => basename(name, '.json'))
      .sort(),
  )
  const used = readFileSync(USE, 'utf8')
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .flatMap((line) => [...line])
    .filter((character) => known.has(character))
  return [...new Set([...used, ...known])]
}

/** The middle lines of a character's strokes as the source has them, y downwards. */
export function templateSource(character: string): TemplateSource {
  const { medians } = JSON.parse(readFileSync(join(SOURCE, `${character}.json`), 'utf8')) as {
    readonly medians: readonly (readonly (readonly [number, number])[])[]
  }
  const strokes: Ink = medians.map((stroke) => stroke.map(([x, y]) => ({ x, y: SOURCE_TOP - y })))
  return { character, strokes }
}

function hashOfSources(): string {
  const rooms = ['build/ime', 'shared/handwriting'].map((room) => join(PROJECT, room))
  const code = rooms.flatMap((room) =>
    readdirSync(room)
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .sort()
      .map((name) => join(room, name)),
  )
  const hash = createHash('sha256')
  for (const file of [...code, USE, join(SOURCE, 'package.json')]) hash.update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}
