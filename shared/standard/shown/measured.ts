// One page as it was really drawn (level three of the standard): what was measured in the browser, as plain data. No answer of anybody is in it.
import { z } from 'zod'
import { languageSchema } from '../localised.ts'

/** How much of one page is kept; what goes beyond is counted in `left`. */
export const TEXTS_MAX = 500
export const TARGETS_MAX = 250
const LINES_MAX = 60
const WORDS_MAX_CHARACTERS = 60

const px = z.number().min(-100_000).max(100_000)
export const boxSchema = z.strictObject({ x: px, y: px, width: px, height: px })
const colour = z.string().regex(/^#[0-9a-f]{6}$/)
/** Which element: test id of the part it stands in, and its own class. The same in every language and size. */
const spot = z.string().max(120)
const words = z.string().max(WORDS_MAX_CHARACTERS)

export const measuredTextSchema = z.strictObject({
  spot,
  words,
  /** The letters of each line that can be seen now, without the room above and below them. */
  lines: z.array(boxSchema).min(1).max(LINES_MAX),
  fontPx: z.number().min(0).max(2_000),
  lineHeightPx: z.number().min(0).max(4_000),
  weight: z.number().min(1).max(1_000),
  colour,
  /** What lies behind it, put together from all grounds; undefined: a picture or a gradient. */
  ground: colour.optional(),
  /** Characters that none of the loaded bundled fonts has, and the font that is asked for instead. */
  foreign: z.strictObject({ characters: z.string().max(40), family: z.string().max(80) }).optional(),
  /** `clipped`: an edge runs through the letters; `ellipsis`: shortened; `covered`: another thing lies on it. */
  hidden: z.enum(['clipped', 'ellipsis', 'covered']).optional(),
})
export type MeasuredText = z.infer<typeof measuredTextSchema>

export const measuredTargetSchema = z.strictObject({
  spot,
  /** What it is called; never what is written in it. */
  name: words,
  box: boxSchema,
  disabled: z.boolean(),
  /** An edge runs through it, or another thing lies on its middle. */
  hidden: z.enum(['clipped', 'covered']).optional(),
})
export type MeasuredTarget = z.infer<typeof measuredTargetSchema>

export const measuredScreenSchema = z.strictObject({
  screen: z.string().max(80),
  /** Which of its pages, from 0, and whether it is the last one of them that is looked at. */
  turn: z.int().min(0).max(2_000),
  last: z.boolean(),
  viewport: z.strictObject({ width: z.int().min(200).max(20_000), height: z.int().min(200).max(20_000) }),
  language: languageSchema,
  modes: z.array(z.string().max(20)).max(6),
  /** Nothing moved any more when it was measured. */
  settled: z.boolean(),
  bodyPx: z.number().min(0).max(2_000),
  texts: z.array(measuredTextSchema).max(TEXTS_MAX),
  targets: z.array(measuredTargetSchema).max(TARGETS_MAX),
  /** In the order of the document; on the home page only. */
  zones: z.array(z.strictObject({ id: z.string().max(40), words: z.string().max(80), box: boxSchema })).max(20),
  plate: z
    .array(z.strictObject({ script: z.string().max(20), text: z.string().max(60), fontPx: z.number(), box: boxSchema }))
    .max(6),
  /** Things that move by themselves. */
  motions: z.array(z.strictObject({ spot, what: z.enum(['animation', 'marquee', 'media']), box: boxSchema })).max(40),
  /** Things that lie over the page. */
  overlays: z.array(z.strictObject({ spot, box: boxSchema })).max(20),
  /** How far the page itself reaches beyond the screen to the right, in px. */
  overflow: z.number().min(0).max(100_000),
  /** Texts and targets beyond what is kept. */
  left: z.int().min(0),
})
export type MeasuredScreen = z.infer<typeof measuredScreenSchema>
