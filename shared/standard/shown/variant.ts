// In which dress a page was looked at: size of the screen, language, and how it was asked to be shown.
import { z } from 'zod'
import { LANGUAGES, languageSchema } from '../localised.ts'

export const variantSchema = z.strictObject({
  width: z.int().min(200).max(20_000),
  height: z.int().min(200).max(20_000),
  language: languageSchema,
  modes: z.array(z.string().max(20)).max(6),
})
export type Variant = z.infer<typeof variantSchema>

/** Screens that halls have: standing, lying, and an old desk computer's. */
export const AUDITED_SIZES = ['1080x1920', '1920x1080', '1366x768'] as const

/** Modes joined by `+`: the standard view, and 大字版. */
export const AUDITED_MODES = ['', 'large'] as const

export interface Size {
  readonly width: number
  readonly height: number
}

/** `1080x1920`. */
export function readSize(written: string): Size | undefined {
  const match = /^(\d{3,5})x(\d{3,5})$/.exec(written)
  if (match === null) return undefined
  const [width, height] = [Number(match[1]), Number(match[2])]
  return variantSchema.pick({ width: true, height: true }).safeParse({ width, height }).data
}

/** Every size with every language and every mode. */
export function allVariants(
  sizes: readonly Size[],
  languages: readonly Variant['language'][],
  modes: readonly string[][],
): Variant[] {
  return sizes.flatMap(({ width, height }) =>
    languages.flatMap((language) => modes.map((shown) => ({ width, height, language, modes: shown }))),
  )
}

/** Four of them that together have each size, each language and both modes: what fits between two changes of the code. */
export const PAIRWISE: readonly Variant[] = [
  { width: 1080, height: 1920, language: LANGUAGES[0], modes: [] },
  { width: 1080, height: 1920, language: 'ko', modes: ['large'] },
  { width: 1366, height: 768, language: 'en', modes: [] },
  { width: 1920, height: 1080, language: LANGUAGES[0], modes: ['large'] },
]

export function nameOfVariant({ width, height, language, modes }: Variant): string {
  return [`${width}x${height}`, language, ...modes].join(' ')
}
