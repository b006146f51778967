// Numbers in Chinese words, for the ear: 12,000 is 一万二千, 2000 is 两千, a year and a telephone number go digit by digit.

const DIGITS = '零一二三四五六七八九'
/** 幺 for 1: on the telephone 一 and 七 are taken for each other. */
const CALLED = '零幺二三四五六七八九'
const GROUPS = ['', '万', '亿', '万亿']
const CARDINAL_MAX_DIGITS = 16

/** `2026` as 二零二六. */
export function digitByDigit(digits: string): string {
  return digits.replace(/\d/g, (digit) => DIGITS.charAt(Number(digit)))
}

/** `0000-5550100` as a person dictates it: 幺 for 1, a breath where the number is parted. */
export function calledOut(number: string): string {
  return number.replace(/\D+/g, '，').replace(/\d/g, (digit) => CALLED.charAt(Number(digit)))
}

/** `1,234.50` as 一千二百三十四点五零. A leading zero or more than 16 digits: digit by digit. */
export function counted(number: string): string {
  const [whole = '', decimals] = number.replaceAll(',', '').split('.')
  const said = /^0\d/.test(whole) || whole.length > CARDINAL_MAX_DIGITS ? digitByDigit(whole) : cardinal(whole)
  return decimals === undefined ? said : `${said}点${digitByDigit(decimals)}`
}

function cardinal(digits: string): string {
  if (/^0*$/.test(digits)) return '零'
  const groups: string[] = []
  for (let end = digits.length; end > 0; end -= 4) groups.unshift(digits.slice(Math.max(0, end - 4), end))
  let said = ''
  let gap = false
  for (const [i, group] of groups.entries()) {
    if (Number(group) === 0) {
      gap = said !== ''
      continue
    }
    const unit = GROUPS[groups.length - 1 - i] ?? ''
    if (said !== '' && (gap || group.startsWith('0'))) said += '零'
    said += `${unit !== '' && Number(group) === 2 ? '两' : thousands(group, said === '')}${unit}`
    gap = false
  }
  return said.replace(/^一十/, '十')
}

/** Up to four digits. Only at the head of a number 2000 is 两千: 12,000 is 一万二千. */
function thousands(group: string, leads: boolean): string {
  const digits = group.padStart(4, '0')
  let said = ''
  for (const [i, unit] of ['千', '百', '十', ''].entries()) {
    const digit = digits.charAt(i)
    if (digit !== '0') said += `${digit === '2' && unit === '千' && leads ? '两' : DIGITS[Number(digit)]}${unit}`
    else if (said !== '' && /[1-9]/.test(digits.slice(i)) && !said.endsWith('零')) said += '零'
  }
  return said
}
