// A bank card (by Luhn and its first digits), or an account named as somebody's: 一卡通 lists have leaked by the thousand (DOMAIN §6.2).
import { digitsOf, maskedPlace } from '../personal/clean-text.ts'
import { personalDataRule } from '../personal/personal-rule.ts'
import type { RuleHit } from '../rule.ts'
import { residentIdNumber } from './resident-id-number.ts'

const CARD =
  /(?<![\dA-Za-z*.-])(?:\d{16,19}|\d{4}([ -])\d{4}\1\d{4}\1\d{4}(?:\1\d{1,3})?|\d{6}[ -]\d{10,13})(?![\dA-Za-z*]|[.-]\d)/g
/** UnionPay, Visa, Mastercard, JCB, and the old cards of the large banks. */
const ISSUER = /^(?:62|60|4|5[1-5]|35|955[89])/
const SERIAL = /(?:编号|文号|索引号|单号|流水号|票号|代码|编码|许可证号|备案号|批次号|卷号|档号|条码|条形码)[为是]?[:： ]*$/
const ACCOUNT = /(?:卡号|账号|帐号|账户号码?|银行账户|一卡通(?:账号|号)?|存折号?)[^\d\n，。；]{0,12}(\d[\d ]{8,22}\d)(?!\d)/g
/** An account of a body: for payments to it, which everybody shall know. */
const OF_A_BODY = /(?:缴费|收款|捐款|捐赠|汇款|对公|户名|开户名|账户名称|单位名称|收费|保证金|财政|专户)/
const REACH = 12
const BODY_REACH = 60

export const bankAccount = personalDataRule({
  id: 'bank-account',
  source: '个人信息保护法 第28条（金融账户）；政府信息公开条例 第15条',
  severity: 'error',
  find(text) {
    const cards = cardsIn(text)
    const accounts = Array.from(text.matchAll(ACCOUNT)).flatMap((match): (RuleHit & { at: number })[] => {
      const at = match.index + match[0].length - (match[1]?.length ?? 0)
      if (cards.some((card) => card.at === at) || residentIdNumber.find(match[1] ?? '').length > 0) return []
      const isOfBody = OF_A_BODY.test(text.slice(Math.max(0, match.index - BODY_REACH), at))
      const where = maskedPlace(text, at, match.index + match[0].length)
      return [{ at, where, ...(isOfBody && { severity: 'warning' as const }) }]
    })
    return [...cards, ...accounts].map(({ at: _, ...hit }) => hit)
  },
})

function cardsIn(text: string): (RuleHit & { at: number })[] {
  return Array.from(text.matchAll(CARD))
    .filter(({ 0: run, index }) => {
      const digits = digitsOf(run)
      const isSerial = SERIAL.test(text.slice(Math.max(0, index - REACH), index))
      return ISSUER.test(digits) && passesLuhn(digits) && !isSerial && residentIdNumber.find(run).length === 0
    })
    .map(({ 0: run, index }) => ({ at: index, where: maskedPlace(text, index, index + run.length) }))
}

/** ISO/IEC 7812 check digit. */
function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}
