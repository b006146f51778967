// How an English text is read aloud. An English voice reads numbers by itself; here is what it would get wrong.
import { personalNumbers } from '../personal-numbers.ts'
import { type ReadingRule, rule } from '../reading.ts'

const NUMBER = String.raw`(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)`
const TO = ' ?(?:[-–—~～−]{1,2}) ?'
const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
]

const group = (match: RegExpExecArray, at: number) => match[at] ?? ''
const spaced = (number: string) =>
  number
    .replace(/\D+/g, ',')
    .replace(/\d(?=\d)/g, '$& ')
    .replaceAll(',', ', ')

export const ENGLISH_RULES: readonly ReadingRule[] = [
  ...personalNumbers('number not read out'),
  rule(
    'document-number',
    String.raw`[〔\[［]([12]\d{3})[〕\]］] ?(?:No\. ?)?(\d{1,5})号?`,
    (m) => `${group(m, 1)}, number ${group(m, 2)}`,
  ),
  rule('date', String.raw`(?<!\d)([12]\d{3})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?!\d)`, (m) => {
    return `${Number(group(m, 3))} ${MONTHS[Number(group(m, 2)) - 1]} ${group(m, 1)}`
  }),
  rule('telephone', String.raw`(?<!\d)\(?0\d{2,3}\)?[- ]?\d{3,4}[- ]?\d{4}(?!\d)`, (m) => spaced(m[0])),
  rule('mobile', String.raw`(?<!\d)1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)`, (m) => spaced(m[0])),
  rule('called-number', String.raw`(?<=\b(?:call|phone|telephone|dial|hotline|number)[: ]{1,2})\d{3,}(?![.,]\d)`, (m) =>
    spaced(m[0]),
  ),
  rule('money', `(?:¥|RMB ?|CNY ?)(${NUMBER})`, (m) => `${group(m, 1)} yuan`),
  rule('share', String.raw`(?<=\d ?)%`, () => ' percent'),
  rule('unit', String.raw`(?<=\d ?)(?:㎡|m²)`, () => ' square metres'),
  rule('unit', String.raw`(?<=\d ?)(?:℃|°C)`, () => ' degrees'),
  rule('range', String.raw`(?<=\d|\d:\d\d|day|[ap]m)${TO}(?=\d|[A-Z][a-z]+day)`, () => ' to '),
  rule('no', String.raw`\bNo\. ?(?=\d)`, () => 'number '),
  rule('dash', String.raw`(?<!\p{L})[-–—−]+|[–—−~～]+|-{2,}`, () => ', '),
  rule('ornament', '[■●◆▲★※•·*#_|□☐]+', () => ', '),
]
