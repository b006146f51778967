// Where the PDF library's character maps and standard fonts stand. Without the maps common Chinese PDFs come out empty, and no error says so.
import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import { Refused } from './reading.ts'

export interface PdfAssets {
  readonly cMapUrl: string
  readonly standardFontDataUrl: string
  readonly wasmUrl: string
}

/** Among the 168 maps of the library; GBK and Korean texts read empty without theirs. */
const NEEDED_MAPS = [
  'GBK-EUC-H.bcmap',
  'UniGB-UCS2-H.bcmap',
  'UniGB-UTF16-H.bcmap',
  'UniCNS-UTF16-H.bcmap',
  'UniKS-UTF16-H.bcmap',
]

/** Refuses every PDF when a package was built without them: better no import than silently empty texts. */
export function pdfAssets(): PdfAssets {
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const maps = join(folder, 'cmaps')
  const fonts = join(folder, 'standard_fonts')
  const missing = NEEDED_MAPS.filter((name) => !existsSync(join(maps, name)))
  if (missing.length > 0 || !existsSync(fonts) || readdirSync(fonts).length === 0) throw new Refused('pdf-maps-missing')
  return { cMapUrl: maps + sep, standardFontDataUrl: fonts + sep, wasmUrl: join(folder, 'wasm') + sep }
}
