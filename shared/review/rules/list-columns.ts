// Columns that a list does not need: illness, cause of poverty, full address, birthday (个人信息保护法 第6条 最小范围; DOMAIN §6.2).
import type { ReviewRule } from '../rule.ts'
import { tablesIn } from '../tables.ts'

const HEADS: readonly RegExp[] = [
  /病[情种因史名]|疾病|诊断|患病|残疾(?:类别|等级|类型|程度)|健康(?:状况|情况)|精神状况/,
  /致贫原因|致困原因|困难原因|家庭困难情况/,
  /家庭(?:详细)?(?:住址|地址)|现住址|户籍地址|详细地址/,
  /出生(?:日期|年月日)|生日/,
  /(?:身份证号?码?|证件号码|公民身份号码)(?!.*(?:后|末)[四4])/,
  /银行(?:卡号|账号|账户)|一卡通(?:账号|卡号)|卡号|帐号|账号/,
  /(?:联系)?(?:电话|手机)(?:号码?)?$|联系方式/,
  /宗教|婚姻状况|政治面貌|学籍号/,
]
const PERSON = /姓名|户主|申请人|反馈人|领取人|受助人|补贴对象|学生|村民/
const MASK = /[*＊×●■]/
const HEAD_ROWS = 3

export const listColumns: ReviewRule = {
  id: 'list-columns',
  source: '个人信息保护法 第6条；政府信息公开条例 第15条',
  severity: 'warning',
  evenWhenChecked: true,
  check({ html = '' }) {
    return tablesIn(html).flatMap((table) => {
      const at = table.slice(0, HEAD_ROWS).findIndex((row) => row.some((cell) => PERSON.test(cell)))
      const columns = (table[at] ?? []).filter(
        (head, x) => HEADS.some((one) => one.test(head.replace(/\s/g, ''))) && isFilled(table.slice(at + 1), x),
      )
      return columns.length === 0 ? [] : [{ where: [...new Set(columns)].join('、'), params: { count: columns.length } }]
    })
  },
}

/** An empty column is a form to fill in; a masked one has been thought of. */
function isFilled(rows: readonly (readonly string[])[], x: number): boolean {
  const cells = rows.map((row) => row[x] ?? '').filter((cell) => cell.trim() !== '')
  return cells.length > 0 && cells.some((cell) => !MASK.test(cell) && !/^(?:无|—|-|\/|否)$/.test(cell.trim()))
}
