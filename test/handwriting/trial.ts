// A trial of handwriting: the commonest characters written by one made-up hand, and where the right one stands among the ten.
import { charactersByUse, strokeTemplates, templateSource } from '../../build/ime/build-strokes.ts'
import { recognise } from '../../shared/handwriting/recognise.ts'
import { readTemplates, type Templates } from '../../shared/handwriting/templates.ts'
import { type Habits, writeByHand } from './synthetic-hand.ts'

export interface Trial {
  readonly written: number
  /** Shares from 0 to 1. */
  readonly first: number
  readonly inTen: number
  readonly medianMs: number
  readonly p95Ms: number
  /** Written and what came first instead, for reading. */
  readonly missed: readonly string[]
}

export function loadTemplates(): Templates {
  const read = readTemplates(strokeTemplates())
  if (!read.ok) throw new Error(`expected whole templates, got ${read.error.code}`)
  return read.value
}

export function trial(templates: Templates, habits: Habits, count = 300): Trial {
  const times: number[] = []
  const missed: string[] = []
  let first = 0
  let inTen = 0
  const characters = charactersByUse().slice(0, count)
  for (const [at, character] of characters.entries()) {
    const ink = writeByHand(templateSource(character).strokes, habits, 1000 + at)
    const started = performance.now()
    const candidates = recognise(ink, templates)
    times.push(performance.now() - started)
    const place = candidates.findIndex((candidate) => candidate.character === character)
    if (place === 0) first += 1
    else missed.push(`${character}${candidates[0]?.character ?? ''}`)
    if (place >= 0) inTen += 1
  }
  times.sort((one, other) => one - other)
  const time = (share: number): number => Math.round((times[Math.floor(times.length * share)] ?? 0) * 10) / 10
  return {
    written: characters.length,
    first: first / characters.length,
    inTen: inTen / characters.length,
    medianMs: time(0.5),
    p95Ms: time(0.95),
    missed,
  }
}
