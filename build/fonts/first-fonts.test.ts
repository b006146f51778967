// The files of a font that are asked for with the page itself.
import { describe, expect, it } from 'vitest'
import { firstFonts } from './first-fonts.ts'
import { fontFaces } from './glyph-coverage.ts'

const CSS = `
@font-face { font-family: 'A'; src: url(./a-rare.woff2); unicode-range: U+9f98; }
@font-face { font-family: 'A'; src: url(./a-common.woff2); unicode-range: U+653f,U+52a1; }
@font-face { font-family: 'A'; src: url(./a-latin.woff2); unicode-range: U+0-ff; }
@font-face { font-family: 'A'; src: url(./a-hangul.woff2); unicode-range: U+ac00-d7a3; }`

describe('the first fonts', () => {
  const faces = fontFaces(CSS, '/fonts/index.css')

  it('are those that draw most of the words, without the blanks between them', () => {
    expect(firstFonts(faces, '政务政务 龘 1       2', 9)).toEqual([
      '/fonts/a-common.woff2',
      '/fonts/a-latin.woff2',
      '/fonts/a-rare.woff2',
    ])
    expect(firstFonts(faces, '政务政务 龘 1       2', 1)).toEqual(['/fonts/a-common.woff2'])
  })
})
