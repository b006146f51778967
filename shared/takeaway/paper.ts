// Paper (打印纸): sheets of A4, or the roll of a receipt printer; which printer a sheet goes to, and how large its page is.

/** `roll-80`: thermal paper 80 mm wide, as receipt printers (小票打印机) have it. */
export const PAPERS = ['a4', 'roll-80'] as const
export type Paper = (typeof PAPERS)[number]

/** Longest name of a queue in CUPS. */
export const PRINTER_NAME_MAX = 127

/** How long a sheet on the roll may be: the cutter needs the one, the other ends a sheet that was measured wrongly. */
export const ROLL_LENGTH_MM = { min: 40, max: 2000 } as const

/** What is printed for a visitor. A form is signed and filed (条例 第29条), so it wants a paper that does not fade. */
export const SHEET_KINDS = ['receipt', 'essentials', 'document', 'form', 'staff'] as const
export type SheetKind = (typeof SHEET_KINDS)[number]

/** Paper a kind goes on, the best first. What is read through or filed goes on the roll only where there is nothing else. */
const PAPER_FOR: Readonly<Record<SheetKind, readonly Paper[]>> = {
  receipt: ['roll-80', 'a4'],
  essentials: ['roll-80', 'a4'],
  document: ['a4', 'roll-80'],
  form: ['a4', 'roll-80'],
  staff: ['a4', 'roll-80'],
}

/** Printers by the paper that lies in them, as the device record (设备台账) has them. */
export type ChosenPrinters = Readonly<Partial<Record<Paper, string | undefined>>>

interface KnownPrinter {
  readonly name: string
  readonly paper: Paper
  readonly standard: boolean
}

/** Where a sheet goes: to the recorded printer if the system knows it, else to one that has such paper. Undefined: there is no printer. */
export function printerFor(
  kind: SheetKind,
  known: readonly KnownPrinter[],
  chosen: ChosenPrinters,
): { readonly printer: string; readonly paper: Paper } | undefined {
  const named = new Set(Object.values(chosen))
  for (const paper of PAPER_FOR[kind]) {
    const recorded = known.find(({ name }) => name === chosen[paper])
    // One that is recorded for the other paper has that paper in it, whatever the system takes it for.
    const like = known.filter((printer) => printer.paper === paper && !named.has(printer.name))
    const printer = recorded ?? like.find(({ standard }) => standard) ?? like[0]
    if (printer !== undefined) return { printer: printer.name, paper }
  }
  return undefined
}

/** How often one visitor may print: a household's errand with its lists and forms, not a ream. */
export const PRINTS_PER_SESSION = 10

export interface PageSize {
  readonly widthMm: number
  readonly heightMm: number
}

export interface PrintedPage extends PageSize {
  /** The size by the name the print service knows; undefined: it is left at what the printer is set to. */
  readonly media: string | undefined
}

const A4: PrintedPage = { widthMm: 210, heightMm: 297, media: 'iso_a4_210x297mm' }
const ROLL_WIDTH_MM = { min: 70, max: 90 } as const
const ROLL: PageSize = { widthMm: 80, heightMm: 200 }

/** Narrower than any sheet: a roll. */
export function paperOfMedia(media: string | undefined): Paper {
  const size = media === undefined ? undefined : mediaSize(media)
  return size !== undefined && size.widthMm < 100 ? 'roll-80' : 'a4'
}

/**
 * The page for a sheet. On a roll: exactly as long as the sheet where the printer takes any length, else its shortest paper that holds it, else its longest and
 * several of them. `supported`: names of sizes by PWG 5101.1.
 */
export function pageFor(paper: Paper, supported: readonly string[], lengthMm: number | undefined): PrintedPage {
  if (paper === 'a4') return A4
  const sizes = supported.flatMap((media) => {
    const size = mediaSize(media)
    return size === undefined || size.widthMm < ROLL_WIDTH_MM.min || size.widthMm > ROLL_WIDTH_MM.max ? [] : [{ ...size, media }]
  })
  const fixed = sizes.filter(({ media }) => !/^custom_m(in|ax)_/.test(media)).sort((a, b) => a.heightMm - b.heightMm)
  const wanted = lengthMm ?? ROLL.heightMm
  const longest = supported.map((media) => (media.startsWith('custom_max_') ? mediaSize(media) : undefined)).find(Boolean)
  if (longest !== undefined && longest.heightMm >= wanted) {
    const widthMm = fixed[0]?.widthMm ?? Math.min(ROLL.widthMm, longest.widthMm)
    return { widthMm, heightMm: wanted, media: `custom_${widthMm}x${wanted}mm_${widthMm}x${wanted}mm` }
  }
  return fixed.find(({ heightMm }) => heightMm >= wanted) ?? fixed.at(-1) ?? { ...ROLL, heightMm: wanted, media: undefined }
}

const MM_PER_INCH = 25.4

/** `iso_a4_210x297mm`, `na_letter_8.5x11in`. */
function mediaSize(media: string): PageSize | undefined {
  const [, width, height, unit] = /_(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)(mm|in)$/.exec(media) ?? []
  if (width === undefined || height === undefined) return undefined
  const factor = unit === 'in' ? MM_PER_INCH : 1
  return { widthMm: Number(width) * factor, heightMm: Number(height) * factor }
}
