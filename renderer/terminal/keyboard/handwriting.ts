// Writing by hand: strokes become candidates at once; after a pause the likeliest goes into the field by itself, and another can still take its place.
import { create } from 'zustand'
import type { Ink, InkStroke } from '../../../shared/handwriting/ink.ts'
import { replaceBefore, typeText } from './field.ts'
import { recogniseInk } from './recogniser.ts'

interface Handwriting {
  /** What is written and not yet in the field. */
  readonly ink: Ink
  readonly candidates: readonly string[]
  /** What went into the field by itself, of these candidates. */
  readonly written: string | undefined
  readonly failed: boolean
}

const NOTHING: Handwriting = { ink: [], candidates: [], written: undefined, failed: false }
/** Old hands lift the finger for long between two strokes; who does not want to wait touches the character. */
const PAUSE_MS = 1_600

export const useHandwriting = create<Handwriting>()(() => NOTHING)

let pause: ReturnType<typeof setTimeout> | undefined
let recognising: Promise<void> = Promise.resolve()

/** The finger comes down: what went in by itself is done. */
export function beginStroke(): void {
  clearTimeout(pause)
  if (useHandwriting.getState().written !== undefined) useHandwriting.setState({ candidates: [], written: undefined })
}

export function endStroke(stroke: InkStroke): void {
  const ink = [...useHandwriting.getState().ink, stroke]
  useHandwriting.setState({ ink })
  recognising = recogniseNow(ink)
  clearTimeout(pause)
  pause = setTimeout(() => void settleInk(), PAUSE_MS)
}

/** In place of what went in by itself, or of the ink. */
export function pickCharacter(character: string): void {
  const { written } = useHandwriting.getState()
  dropInk()
  if (written === undefined || !replaceBefore(written, character)) typeText(character)
}

/** Takes back what is written in the field of ink; false when nothing is. */
export function takeBackInk(): boolean {
  const { ink } = useHandwriting.getState()
  dropInk()
  return ink.length > 0
}

/** The likeliest character of what is written goes into the field. */
export async function settleInk(): Promise<void> {
  clearTimeout(pause)
  await recognising
  const { ink, candidates } = useHandwriting.getState()
  const [first] = candidates
  if (ink.length === 0 || first === undefined) return
  useHandwriting.setState({ ink: [], written: first })
  typeText(first)
}

export function dropInk(): void {
  clearTimeout(pause)
  useHandwriting.setState(({ failed }) => ({ ...NOTHING, failed }))
}

async function recogniseNow(ink: Ink): Promise<void> {
  const characters = await recogniseInk(ink)
  if (useHandwriting.getState().ink !== ink) return
  useHandwriting.setState({ candidates: characters ?? [], failed: characters === undefined })
}
