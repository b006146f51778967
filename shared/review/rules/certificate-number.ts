// Numbers of a person's other papers, where the text names the paper: 护照, 户口簿, 低保证, 社保卡, 学籍号 (DOMAIN §6.2).
import { maskedPlace } from '../personal/clean-text.ts'
import { personalDataRule } from '../personal/personal-rule.ts'
import { residentIdNumber } from './resident-id-number.ts'

const NUMBER =
  /(?:护照|军官证|士兵证|警官证|通行证|居住证|户口(?:簿|本)|低保证|五保证|优抚证|退役军人优待证|残疾(?:人)?证|医保卡|社保卡|社会保障卡?|医疗证|学籍|驾驶证|结婚证|离婚证|出生医学证明)(?:的)?(?:编号|号码|号|证号|卡号)?[为是]?[:： ]{0,3}([A-Z]{0,3}\d[\dA-Z]{5,19})(?![\dA-Za-z*])/g

export const certificateNumber = personalDataRule({
  id: 'certificate-number',
  source: '个人信息保护法 第51条；政府信息公开条例 第15条',
  severity: 'error',
  find: (text) =>
    Array.from(text.matchAll(NUMBER))
      .filter(([, number = '']) => residentIdNumber.find(number).length === 0)
      .map(({ 0: match, index, 1: number = '' }) => ({
        where: maskedPlace(text, index + match.length - number.length, index + match.length),
      })),
})
