// The check that nothing shipped shows as an empty box: it must see what is missing, and not see what is not.
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectFolder } from '../../platform/paths.ts'
import { gb2312Hanzi, generalStandardHanzi, hangulSyllables } from './character-sets.ts'
import { familyStacks, fontFaces, glyphs, missing, unicodeRanges } from './glyph-coverage.ts'

const FONTS = join(projectFolder(), 'assets', 'fonts')

describe('the named sets', () => {
  it('are whole', () => {
    expect(new Set(gb2312Hanzi()).size).toBe(6763)
    expect([...gb2312Hanzi()].slice(0, 2).join('')).toBe('啊阿')
    expect(new Set(generalStandardHanzi()).size).toBe(8105)
    expect(generalStandardHanzi()).toContain('𬱖')
    expect(new Set(hangulSyllables()).size).toBe(11172)
  })
})

describe('ranges of characters', () => {
  it('are read in every way of writing them', () => {
    expect(unicodeRanges('U+4E00-4EFF, U+20')).toEqual([
      [0x4e00, 0x4eff],
      [0x20, 0x20],
    ])
    expect(unicodeRanges('U+4??')).toEqual([[0x400, 0x4ff]])
    expect(() => unicodeRanges('4E00')).toThrow('expected a range')
  })
})

describe('what a page draws', () => {
  const face = (range: string) =>
    fontFaces(
      `@font-face{font-family:Rare Hanzi;src:url(./rare-hanzi-standard.woff2)format("woff2");unicode-range:${range}}`,
      join(FONTS, 'page.css'),
    )

  it('is what both the rule and the file hold', () => {
    const drawn = glyphs(face('U+4DAE,U+4E00')).get('Rare Hanzi') ?? new Set()
    // 䶮 is in the file and in the rule; 一 only in the rule; 㑇 only in the file.
    expect([...drawn]).toEqual([0x4dae])
    expect(missing('䶮一㑇', drawn)).toEqual(['一', '㑇'])
  })

  it('does not ask for a line’s end or a mark without a shape', () => {
    expect(missing('\n\t\u200d\ufe0f', new Set())).toEqual([])
  })
})

describe('lists of families', () => {
  it('are those that name a bundled family, in order', () => {
    const css = '@font-face{font-family:"A"}:root{--family:"A", B, serif}p{font-family:B,"A"}i{font-family:inherit}'
    expect(familyStacks(css, ['A', 'B'])).toEqual([
      ['A', 'B', 'serif'],
      ['B', 'A'],
    ])
  })
})
