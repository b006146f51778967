// A full 公民身份号码 in a text that is about to be published (条例 第15条; F17). Region, birthday and check digit keep 文号 and 索引号 out.
import { isResidentIdNumber } from '../../requests/form.ts'
import { digitsOf, maskedPlace } from '../personal/clean-text.ts'
import { personalDataRule } from '../personal/personal-rule.ts'
import type { RuleHit } from '../rule.ts'

/** Also written in groups of 6, 8 and 4. Two digits more are a 残疾人证, which is the same number and the kind and grade. */
const NUMBER = /(?<![\dA-Za-z*])\d{6}([ -]?)\d{8}\1\d{3}[\dXx](?:[1-7][1-4])?(?![\dA-Za-z*])/g
/** The end of a line, of a page's column or of a cell fell into it. */
const BROKEN = /(?<![\dA-Za-z*])\d{1,17}\s{1,2}\d{0,16}[\dXx](?![\dA-Za-z*])/g
/** Before 2000: 15 digits, no century, no check digit. */
const OLD_NUMBER = /(?<![\dA-Za-z*.])\d{15}(?![\dA-Za-z*.])/g
const OLD_LABEL = /身份证|证件号|公民身份|身份号码/
/** Of the number, and of a 残疾人证. */
const LENGTHS: readonly number[] = [18, 20]
const REGION = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/
const LABEL_REACH = 16

export const residentIdNumber = personalDataRule({
  id: 'resident-id-number',
  source: '政府信息公开条例 第15条；个人信息保护法 第51条',
  severity: 'error',
  find: (text) => [...presentNumbers(text, NUMBER), ...presentNumbers(text, BROKEN), ...oldNumbers(text)],
})

function presentNumbers(text: string, written: RegExp): RuleHit[] {
  return Array.from(text.matchAll(written))
    .filter(([run]) => {
      const digits = digitsOf(run)
      const number = digits.slice(0, 18)
      return (
        LENGTHS.includes(digits.length) && REGION.test(number) && isBirthday(number.slice(6, 14)) && isResidentIdNumber(number)
      )
    })
    .map(({ 0: run, index }) => ({ where: maskedPlace(text, index, index + run.length) }))
}

/** Without a check digit a serial number may look like one: an error only where the text says what it is. */
function oldNumbers(text: string): RuleHit[] {
  return Array.from(text.matchAll(OLD_NUMBER))
    .filter(([run]) => REGION.test(run) && isBirthday(`19${run.slice(6, 12)}`))
    .map(({ 0: run, index }) => {
      const isLabelled = OLD_LABEL.test(text.slice(Math.max(0, index - LABEL_REACH), index))
      return { where: maskedPlace(text, index, index + run.length), ...(!isLabelled && { severity: 'warning' as const }) }
    })
}

function isBirthday(digits: string): boolean {
  const [year, month, day] = [Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6, 8))]
  if (year < 1880 || year > 2100) return false
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}
