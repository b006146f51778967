// A full 公民身份号码 in a text that is about to be published (条例 第15条; F17). The checksum keeps long 文号 and 索引号 out.
import { isResidentIdNumber } from '../../requests/form.ts'
import { placeIn, type ReviewRule } from '../rule.ts'

export const residentIdNumber: ReviewRule = {
  id: 'resident-id-number',
  source: '政府信息公开条例 第15条；个人信息保护法 第51条',
  severity: 'error',
  check({ text }) {
    return Array.from(text.matchAll(/(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])/g))
      .filter(([number]) => isResidentIdNumber(number))
      .map(({ 0: number, index }) => ({
        where: placeIn(text, index, index + number.length).replace(number, `${number.slice(0, 3)}***********${number.slice(-4)}`),
      }))
  },
}
