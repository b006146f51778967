// Finds the place that a finding names in the text as it is shown: the finding has its spaces joined and its long numbers masked.

const SPECIAL = /[\\^$.*+?()[\]{}|/]/g
/** Written between the characters of a number and never seen. */
const INVISIBLE = '[\\u200b-\\u200f\\u2060\\ufeff\\u00ad]*'

/** Half-open interval in `text`; undefined where the place does not stand there. */
export function placeInText(text: string, where: string): { start: number; end: number } | undefined {
  const parts = where.trim().split(/(\s+|\*+)/)
  if (parts.join('') === '') return undefined
  const pattern = parts.map((part) => {
    if (part.startsWith('*')) return `[\\s\\S]{${part.length},${2 * part.length}}?`
    return /^\s+$/.test(part) ? '\\s*' : [...part].map(characterPattern).join(INVISIBLE)
  })
  const match = new RegExp(pattern.join(INVISIBLE), 'u').exec(text)
  return match === null ? undefined : { start: match.index, end: match.index + match[0].length }
}

/** The finding has wide digits as narrow ones. */
function characterPattern(one: string): string {
  return /[0-9]/.test(one) ? `[${one}${String.fromCharCode(one.charCodeAt(0) + 0xfee0)}]` : one.replace(SPECIAL, '\\$&')
}
