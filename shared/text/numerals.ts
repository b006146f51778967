// Numbers written in digits or in Chinese numerals: 123 and 一百二十三 are offered for each other under 也许是 (F35).
// They are not folded into one form for exact search: 第十 would then no longer be found inside 第十七条.

const DIGITS = '〇一二三四五六七八九'
const UNITS: readonly (readonly [string, number])[] = [
  ['千', 1000],
  ['百', 100],
  ['十', 10],
]
const MAX = 9999

/** The same query with its numbers in the other writing; undefined when it holds none that can be turned. */
export function otherNumerals(typed: string): string | undefined {
  const text = typed.normalize('NFKC')
  const turned = /\d/.test(text)
    ? text.replace(/\d+/g, (digits) => toChinese(Number(digits)) ?? digits)
    : text.replace(/[〇零一二三四五六七八九十百千两]+/g, (numeral) => toNumber(numeral)?.toString() ?? numeral)
  return turned === text ? undefined : turned
}

/** 1 to 9999 in plain counting form; undefined outside. */
export function toChinese(number: number): string | undefined {
  if (!Number.isInteger(number) || number < 1 || number > MAX) return undefined
  let rest = number
  let text = ''
  let gap = false
  for (const [unit, size] of UNITS) {
    const count = Math.floor(rest / size)
    rest %= size
    if (count > 0) {
      text += `${gap ? '零' : ''}${DIGITS[count]}${unit}`
      gap = false
    } else if (text !== '') gap = true
  }
  if (rest > 0) text += `${gap ? '零' : ''}${DIGITS[rest]}`
  return text.replace(/^一十/, '十')
}

/** Counting form (一百二十三) or digits one by one (二〇二六); undefined for a lone character, which is as often a word as a number. */
export function toNumber(numeral: string): number | undefined {
  const text = numeral.replaceAll('零', '〇').replaceAll('两', '二')
  if ([...text].length < 2) return undefined
  if ([...text].every((c) => DIGITS.includes(c))) return Number([...text].map((c) => DIGITS.indexOf(c)).join(''))
  let total = 0
  let digit: number | undefined
  let lastUnit = Number.POSITIVE_INFINITY
  let gap = false
  for (const character of text) {
    const unit = UNITS.find(([name]) => name === character)?.[1]
    if (unit === undefined) {
      if (digit !== undefined && digit !== 0) return undefined
      gap = digit === 0
      digit = DIGITS.indexOf(character)
      continue
    }
    if (unit >= lastUnit) return undefined
    total += (digit === undefined || digit === 0 ? 1 : digit) * unit
    digit = undefined
    lastUnit = unit
  }
  // 一百二 is 120; only 一百零二 is 102.
  return total + (digit ?? 0) * (gap ? 1 : lastUnit / 10)
}
