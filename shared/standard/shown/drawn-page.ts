// A page drawn from what was measured of it, with the faulty place marked: where no photograph can be taken, the report still shows where.
import { z } from 'zod'
import type { Box } from '../rule.ts'
import type { MeasuredScreen } from './measured.ts'

const TEXTS_MAX = 120
const TARGETS_MAX = 60
const WORDS_MAX = 24

const px = z.int().min(-50_000).max(50_000)
const box = z.strictObject({ x: px, y: px, width: px, height: px })

export const drawnPageSchema = z.strictObject({
  kind: z.literal('drawn'),
  width: px,
  height: px,
  texts: z.array(z.strictObject({ ...box.shape, words: z.string().max(WORDS_MAX) })).max(TEXTS_MAX),
  targets: z.array(box).max(TARGETS_MAX),
  fault: box,
})
export type DrawnPage = z.infer<typeof drawnPageSchema>

export function drawnPage(measured: MeasuredScreen, fault: Box): DrawnPage {
  const { width, height } = measured.viewport
  return {
    kind: 'drawn',
    ...{ width, height },
    texts: measured.texts
      .flatMap(({ lines, words }) =>
        lines.map((line, at) => ({ ...whole(line), words: at === 0 ? words.slice(0, WORDS_MAX) : '' })),
      )
      .slice(0, TEXTS_MAX),
    targets: measured.targets.slice(0, TARGETS_MAX).map(({ box }) => whole(box)),
    fault: whole(fault),
  }
}

function whole({ x, y, width, height }: Box): z.infer<typeof box> {
  const within = (value: number) => Math.max(-50_000, Math.min(50_000, Math.round(value)))
  return { x: within(x), y: within(y), width: within(width), height: within(height) }
}
