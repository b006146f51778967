// A list's number in the writing that Word was told to use: 一、 （十一） iv. 甲 ①.
import { toChinese } from '../../../shared/text/numerals.ts'

const DIGITS = [...'〇一二三四五六七八九']
const LEGAL: Readonly<Record<string, string>> = {
  ...{ 零: '零', 一: '壹', 二: '贰', 三: '叁', 四: '肆', 五: '伍', 六: '陆', 七: '柒', 八: '捌', 九: '玖' },
  ...{ 十: '拾', 百: '佰', 千: '仟' },
}
const STEMS = [...'甲乙丙丁戊己庚辛壬癸']
const BRANCHES = [...'子丑寅卯辰巳午未申酉戌亥']
const KOREAN_SYLLABLES = [...'가나다라마바사아자차카타파하']
const KOREAN_LETTERS = [...'ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ']
const ROMAN: readonly (readonly [string, number])[] = [
  ...([
    ['m', 1000],
    ['cm', 900],
    ['d', 500],
    ['cd', 400],
    ['c', 100],
    ['xc', 90],
    ['l', 50],
    ['xl', 40],
    ['x', 10],
  ] as const),
  ...([
    ['ix', 9],
    ['v', 5],
    ['iv', 4],
    ['i', 1],
  ] as const),
]

/** `format`: a value of `w:numFmt`. Undefined for a bullet or `none`, which have no number; what is not known counts in digits. */
export function listNumeral(number: number, format: string): string | undefined {
  switch (format) {
    case 'none':
    case 'bullet':
      return undefined
    case 'decimalZero':
      return String(number).padStart(2, '0')
    case 'lowerLetter':
    case 'upperLetter':
      return cased(
        repeated(number, 26, (i) => String.fromCharCode(97 + i)),
        format,
      )
    case 'lowerRoman':
    case 'upperRoman':
      return cased(roman(number), format)
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'japaneseCounting':
      return toChinese(number) ?? String(number)
    case 'ideographDigital':
    case 'japaneseDigitalTenThousand':
    case 'taiwaneseDigital':
      return digitByDigit(number)
    case 'chineseLegalSimplified':
    case 'ideographLegalTraditional':
      return legal(number)
    case 'ideographTraditional':
      return STEMS[number - 1] ?? String(number)
    case 'ideographZodiac':
      return BRANCHES[number - 1] ?? String(number)
    case 'ideographEnclosedCircle':
      return number >= 1 && number <= 10 ? String.fromCodePoint(0x3280 + number - 1) : String(number)
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return circled(number)
    case 'decimalEnclosedParen':
      return `(${number})`
    case 'decimalEnclosedFullstop':
      return `${number}.`
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return fullWidth(String(number))
    case 'ganada':
      return repeated(number, KOREAN_SYLLABLES.length, (i) => KOREAN_SYLLABLES[i] ?? '')
    case 'chosung':
      return repeated(number, KOREAN_LETTERS.length, (i) => KOREAN_LETTERS[i] ?? '')
    default:
      return String(number)
  }
}

/** 壹佰贰拾 */
export function legal(number: number): string {
  const plain = toChinese(number)
  if (plain === undefined) return String(number)
  return [...plain.replace(/^十/, '一十')].map((character) => LEGAL[character] ?? character).join('')
}

/** 二〇二六 */
export function digitByDigit(number: number | string): string {
  return [...String(number)].map((digit) => DIGITS[Number(digit)] ?? digit).join('')
}

export function fullWidth(text: string): string {
  return text.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))
}

function circled(number: number): string {
  if (number >= 1 && number <= 20) return String.fromCodePoint(0x2460 + number - 1)
  if (number >= 21 && number <= 35) return String.fromCodePoint(0x3251 + number - 21)
  return number >= 36 && number <= 50 ? String.fromCodePoint(0x32b1 + number - 36) : String(number)
}

/** a … z, aa, bb: Word repeats the letter instead of carrying over. */
function repeated(number: number, letters: number, letter: (index: number) => string): string {
  if (number < 1) return String(number)
  return letter((number - 1) % letters).repeat(Math.min(20, Math.floor((number - 1) / letters) + 1))
}

function roman(number: number): string {
  if (number < 1 || number > 3999) return String(number)
  let rest = number
  let text = ''
  for (const [letters, value] of ROMAN) {
    while (rest >= value) {
      text += letters
      rest -= value
    }
  }
  return text
}

function cased(text: string, format: string): string {
  return format.startsWith('upper') ? text.toUpperCase() : text
}
