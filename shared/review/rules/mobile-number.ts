// A mobile number: of a person in a list it must not be published; as an office's contact it may be, when somebody says so (F17).
import { maskedPlace } from '../personal/clean-text.ts'
import { personalDataRule } from '../personal/personal-rule.ts'

const NUMBER = /(?<![\dA-Za-z*./-])(?:(?:\+|00)?86[ -]?)?1[3-9]\d([ .-]?)\d{4}\1\d{4}(?![\dA-Za-z*]|[.-]\d)/g
/** An amount or a quantity of eleven digits. */
const QUANTITY = /^ ?(?:元|万元|亿|吨|公斤|千克|米|公里|平方|立方|亩|人次|人|件|度|千瓦)/
const SERIAL = /(?:编号|文号|号码牌|索引号|单号|流水号|票号|代码|编码|许可证|备案号|批次|卷号|档号|设备号)[为是]?[:： ]*$/
const OFFICE_CONTACT =
  /(?:咨询|联系|举报|监督|热线|值班|报名|投诉|客服|办公|预约|救援|救助|报警|服务|受理|维修|应急|负责人|技术)[^，。；\n]{0,16}$/
const PERSON =
  /(?:户主|申请人|家属|本人|监护人|残疾|低保|贫困|特困|受助|领取|获得者|村民|住户|业主|参保人|投诉人|举报人|反馈人|信访人|留言人|来电人|诉求人)[^，。；\n]{0,16}$/
const REACH = 24

export const mobileNumber = personalDataRule({
  id: 'mobile-number',
  source: '个人信息保护法 第51条；政府信息公开条例 第15条',
  severity: 'error',
  find: (text) =>
    Array.from(text.matchAll(NUMBER))
      .filter(({ 0: run, index }) => !QUANTITY.test(text.slice(index + run.length)) && !SERIAL.test(before(text, index)))
      .map(({ 0: run, index }) => {
        const said = before(text, index)
        const isContact = OFFICE_CONTACT.test(said) && !PERSON.test(said)
        return { where: maskedPlace(text, index, index + run.length), ...(isContact && { severity: 'warning' as const }) }
      }),
})

function before(text: string, index: number): string {
  return text.slice(Math.max(0, index - REACH), index)
}
