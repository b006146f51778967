// Which of the many files of a font the first page needs: a browser asks for them only when it lays the page out, and then lays it out again.
import type { FontFace } from './glyph-coverage.ts'

/** Files of the faces that draw most of `text`, at most `count`, the most used first. */
export function firstFonts(faces: readonly FontFace[], text: string, count: number): string[] {
  const letters = [...text.replaceAll(/\s/g, '')].map((letter) => letter.codePointAt(0) ?? 0)
  return faces
    .map(({ file, ranges }) => ({
      file,
      drawn: letters.filter((letter) => ranges.some(([first, last]) => first <= letter && letter <= last)).length,
    }))
    .filter(({ drawn }) => drawn > 0)
    .toSorted((a, b) => b.drawn - a.drawn)
    .slice(0, count)
    .map(({ file }) => file)
}
