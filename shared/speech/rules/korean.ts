// How a Korean text is read aloud: Chinese-Korean numerals as a rule, native ones before the counters that ask for them.
import { personalNumbers } from '../personal-numbers.ts'
import { type ReadingRule, rule } from '../reading.ts'

const DIGITS = ['영', '일', '이', '삼', '사', '오', '륙', '칠', '팔', '구']
const GROUPS = ['', '만', '억', '조']
const ONES = ['', '한', '두', '세', '네', '다섯', '여섯', '일곱', '여덟', '아홉']
const TENS = ['', '열', '스물', '서른', '마흔', '쉰', '예순', '일흔', '여든', '아흔']
const NUMBER = String.raw`(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)`
const TO = ' ?(?:[-–—~～−]{1,2}) ?'
const COUNTERS = '명|개(?!월)|시(?!간?청)|살|번(?!지|호)|사람|가지|마리|채|달'
const MAX_DIGITS = 16

const group = (match: RegExpExecArray, at: number) => match[at] ?? ''
const digits = (number: string) => number.replace(/\D+/g, ', ').replace(/\d/g, (digit) => DIGITS[Number(digit)] ?? '')

function counted(number: string): string {
  const [whole = '', decimals] = number.replaceAll(',', '').split('.')
  const said = /^0\d/.test(whole) || whole.length > MAX_DIGITS ? digits(whole) : cardinal(whole)
  return decimals === undefined ? said : `${said} 점 ${digits(decimals)}`
}

function cardinal(whole: string): string {
  if (/^0*$/.test(whole)) return '영'
  const groups: string[] = []
  for (let end = whole.length; end > 0; end -= 4) groups.unshift(whole.slice(Math.max(0, end - 4), end))
  return groups
    .map((one, i) => {
      const unit = GROUPS[groups.length - 1 - i] ?? ''
      if (Number(one) === 0) return ''
      return unit === '만' && Number(one) === 1 ? unit : `${thousands(one)}${unit}`
    })
    .join('')
}

function thousands(part: string): string {
  return [...part.padStart(4, '0')]
    .map((digit, i) => {
      const unit = ['천', '백', '십', ''][i] ?? ''
      if (digit === '0') return ''
      return digit === '1' && unit !== '' ? unit : `${DIGITS[Number(digit)]}${unit}`
    })
    .join('')
}

/** 1 to 99 before a counter. */
function native(number: string): string {
  const value = Number(number)
  if (value === 20) return '스무'
  return `${TENS[Math.floor(value / 10)] ?? ''}${ONES[value % 10] ?? ''}`
}

/** 6월 and 10월 have lost their final consonant. */
function month(number: string): string {
  const value = Number(number)
  return value === 6 ? '유' : value === 10 ? '시' : counted(String(value))
}

export const KOREAN_RULES: readonly ReadingRule[] = [
  ...personalNumbers('번호는 읽지 않습니다'),
  rule(
    'document-number',
    String.raw`[〔\[［]([12]\d{3})[〕\]］] ?제?(\d{1,5})(?=호|号)`,
    (m) => `${counted(group(m, 1))}년 제${counted(group(m, 2))}`,
  ),
  rule('date', String.raw`(?<![\d.])([12]\d{3})[-./] ?(0?[1-9]|1[0-2])[-./] ?(0?[1-9]|[12]\d|3[01])(?!\d)`, (m) => {
    return `${counted(group(m, 1))}년 ${month(group(m, 2))}월 ${counted(String(Number(group(m, 3))))}일`
  }),
  rule('month', String.raw`(?<!\d)(0?[1-9]|1[0-2])(?= ?월)`, (m) => month(group(m, 1))),
  rule('clock', String.raw`(?<!\d)([01]?\d|2[0-4]):([0-5]\d)(?!\d)`, (m) => {
    const hour = Number(group(m, 1))
    const said = hour >= 1 && hour <= 12 ? native(String(hour)) : counted(String(hour))
    return `${said}시${group(m, 2) === '00' ? '' : ` ${counted(String(Number(group(m, 2))))}분`}`
  }),
  rule('telephone', String.raw`(?<!\d)\(?0\d{2,3}\)?[- ]?\d{3,4}[- ]?\d{4}(?!\d)`, (m) => digits(m[0])),
  rule('mobile', String.raw`(?<!\d)1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)`, (m) => digits(m[0])),
  rule('called-number', String.raw`(?<=(?:전화|전화번호|직통전화|번호)[는은:： ]{0,2})\d{3,}(?![.,]\d)`, (m) => digits(m[0])),
  rule('code', String.raw`(?<=[A-Za-z][-/ ]?)\d+(?:[-.]\d+)*`, (m) => digits(m[0])),
  rule('share', `(${NUMBER}) ?%`, (m) => `${counted(group(m, 1))}프로`),
  rule(
    'fraction',
    String.raw`(?<![\d/])(\d{1,3})/(\d{1,3})(?![\d/])`,
    (m) => `${counted(group(m, 2))}분의 ${counted(group(m, 1))}`,
  ),
  rule('ratio', String.raw`(?<!\d)(\d+):(\d+)(?!\d)`, (m) => `${counted(group(m, 1))} 대 ${counted(group(m, 2))}`),
  rule('money', `¥ ?(${NUMBER})`, (m) => `${counted(group(m, 1))}원`),
  rule('frost', String.raw`(?<![\d\p{L}])[-−](${NUMBER})(?= ?(?:℃|°C|도))`, (m) => `령하 ${counted(group(m, 1))}`),
  rule('counted', String.raw`(?<![\d.,제])([1-9]\d?)(?= ?(?:${COUNTERS}))`, (m) => native(group(m, 1))),
  rule('range', String.raw`(?<=[\d년월일시분원명%℃]|요일)${TO}(?=[\d제월화수목금토일오])`, () => '에서 '),
  rule('number', `(${NUMBER})`, (m) => counted(group(m, 1))),
  rule('unit', String.raw`(?<=\d ?)(?:㎡|m²|m2)(?![A-Za-z])`, () => '평방메터'),
  rule('unit', String.raw`(?<=\d ?)(?:km|㎞)(?![A-Za-z])`, () => '키로메터'),
  rule('unit', String.raw`(?<=\d ?)(?:kg|㎏)(?![A-Za-z])`, () => '키로그람'),
  rule('unit', String.raw`(?<=\d ?)(?:℃|°C)`, () => '도'),
  rule('numbered', '[①-⑳]', (m) => `${counted(String(m[0].charCodeAt(0) - 0x245f))}, `),
  rule('left-open', '×+', (m) => '모'.repeat(m[0].length)),
  rule('dash', '[-–—−~～]+', () => ', '),
  rule('ornament', '[■●◆▲★※•·*#_|□☐]+', () => ', '),
]
