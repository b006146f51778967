// A cell's number as Excel shows it in a Chinese office. Works on the stored number alone, so no time zone can move a day.
import { format as formatNumber, isDateFormat } from 'numfmt'
import { toChinese } from '../../../shared/text/numerals.ts'
import { digitByDigit, fullWidth, legal } from './list-numerals.ts'

/** Formats that a file names by number only; those from 27 on are the ones Chinese Excel gives them. */
const BUILT_IN: Readonly<Record<number, string>> = {
  ...{
    0: 'General',
    1: '0',
    2: '0.00',
    3: '#,##0',
    4: '#,##0.00',
    9: '0%',
    10: '0.00%',
    11: '0.00E+00',
    12: '# ?/?',
    13: '# ??/??',
  },
  ...{ 5: '"¥"#,##0;"¥"\\-#,##0', 6: '"¥"#,##0;[Red]"¥"\\-#,##0', 7: '"¥"#,##0.00;"¥"\\-#,##0.00' },
  ...{ 8: '"¥"#,##0.00;[Red]"¥"\\-#,##0.00', 14: 'yyyy/m/d', 15: 'd-mmm-yy', 16: 'd-mmm', 17: 'mmm-yy' },
  ...{ 18: 'h:mm AM/PM', 19: 'h:mm:ss AM/PM', 20: 'h:mm', 21: 'h:mm:ss', 22: 'yyyy/m/d h:mm' },
  ...{ 27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: 'm/d/yy', 31: 'yyyy"年"m"月"d"日"' },
  ...{ 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 34: '上午/下午h"时"mm"分"', 35: '上午/下午h"时"mm"分"ss"秒"' },
  ...{ 36: 'yyyy"年"m"月"', 37: '#,##0;\\-#,##0', 38: '#,##0;[Red]\\-#,##0', 39: '#,##0.00;\\-#,##0.00' },
  ...{ 40: '#,##0.00;[Red]\\-#,##0.00', 41: '#,##0;\\-#,##0;\\-', 42: '"¥"#,##0;\\-"¥"#,##0;\\-' },
  ...{ 43: '#,##0.00;\\-#,##0.00;\\-', 44: '"¥"#,##0.00;\\-"¥"#,##0.00;\\-' },
  ...{ 45: 'mm:ss', 46: '[h]:mm:ss', 47: 'mm:ss.0', 48: '##0.0E+0', 49: '@' },
  ...{ 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"' },
  ...{ 55: '上午/下午h"时"mm"分"', 56: '上午/下午h"时"mm"分"ss"秒"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"' },
}

/** Days between the two ways of counting that Excel knows: from 1900 and (old Macs) from 1904. */
const DAYS_1904 = 1462
const MYRIAD = 10_000

export function builtInFormat(id: number): string {
  return BUILT_IN[id] ?? 'General'
}

/** What stands in the cell. `since1904`: how the workbook counts days. */
export function cellText(value: number, code: string, since1904 = false): string {
  const pattern = code.replace(/(["\\]?)上午\/下午/g, (whole, quoted: string) => (quoted === '' ? '[$-804]AM/PM' : whole))
  const shown = withLocaleFirst(pattern)
  const serial = since1904 && isDateFormat(shown) ? value + DAYS_1904 : value
  const text = formatNumber(shown, serial, { locale: 'zh-CN', throws: false, dateSpanLarge: true }).trim()
  const numerals = /\[DBNum([123])\]/i.exec(code)?.[1]
  return numerals === undefined ? text : inNumerals(text, Number(numerals), isDateFormat(shown))
}

/** Whether Excel shows only the first digits of a long number (1.10105E+17): an id or an account typed as a number is lost so. */
export function losesDigits(value: number, code: string): boolean {
  return code === 'General' && Number.isInteger(value) && Math.abs(value) >= 1e11
}

/** The formatter takes a locale mark in front of a section only. */
function withLocaleFirst(pattern: string): string {
  if (!pattern.includes('[$-804]AM/PM')) return pattern
  return pattern
    .split(';')
    .map((section) => (section.includes('[$-804]AM/PM') ? `[$-804]${section.replaceAll('[$-804]', '')}` : section))
    .join(';')
}

/** [DBNum1] 二〇二六年十月, [DBNum2] 壹佰, [DBNum3] full-width digits. `isDate`: four digits are a year, read one by one. */
function inNumerals(text: string, kind: number, isDate: boolean): string {
  if (kind === 3) return fullWidth(text)
  return text.replace(/\d+(?:\.\d+)?/g, (number) => {
    const [whole = '', fraction] = number.split('.')
    const isPlain = isDate ? /^(?:0\d+|\d{4})$/.test(whole) : /^0\d+$/.test(whole)
    const said = isPlain ? digitByDigit(whole) : counted(Number(whole), kind === 2 ? legal : (n) => toChinese(n) ?? '〇')
    return `${said}${fraction === undefined ? '' : `.${digitByDigit(fraction)}`}`
  })
}

/** With 万: the counting form of the lists ends at 9,999. */
function counted(number: number, below: (number: number) => string): string {
  const high = Math.floor(number / MYRIAD)
  const low = number % MYRIAD
  if (high === 0) return below(low)
  if (high >= MYRIAD) return digitByDigit(number)
  const gap = low > 0 && low < MYRIAD / 10 ? '零' : ''
  return `${below(high)}万${gap}${low === 0 ? '' : below(low)}`
}
