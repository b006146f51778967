// Text as the personal-data rules look at it, and how a place is shown without showing the data again.
import { placeIn } from '../rule.ts'

/** A wide digit, an invisible character or a fancy dash between digits must not hide a number. */
export function cleanText(text: string): string {
  return text
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
    .replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff0a\uff0d]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u00a0\u2000-\u200a\u3000]/g, ' ')
}

/** Of each long number in the surroundings only its ends are shown. */
export function maskedPlace(text: string, start: number, end: number): string {
  return maskNumbers(placeIn(text, start, end, 12))
}

/** `110105194912310025` -> `110***********0025`. */
export function maskNumbers(text: string): string {
  return text.replace(/\d[\d\s.-]{5,}[\dXx]/g, (run) => {
    const ends = run.length >= 11 ? [3, 4] : [2, 2]
    const [head = 0, tail = 0] = ends
    return `${run.slice(0, head)}${'*'.repeat(run.length - head - tail)}${run.slice(-tail)}`
  })
}

/** The digits of a run that may be written in groups. */
export function digitsOf(run: string): string {
  return run.replace(/[\s-]/g, '')
}
