// 办事指南: the eleven fields of the standard directories (社会保险领域标准目录). A guide without them sends people home again.
import type { ReviewRule } from '../rule.ts'

const FIELDS: readonly { readonly name: string; readonly said: RegExp }[] = [
  { name: '事项名称', said: /事项名称|办理事项|办什么|^.{2,40}(?:指南|须知|怎么办)/m },
  {
    name: '事项简述',
    said: /事项简述|事项说明|适用(?:对象|范围)|服务对象|办理对象|谁(?:可以|能|来)|(?:受理|办理|申请)条件|什么人/,
  },
  { name: '办理材料', said: /材料|带什么|证件|资料/ },
  { name: '办理方式', said: /办理(?:方式|形式|渠道|途径|流程)|怎么办|流程|步骤|窗口办理|网上办理|网办|现场办理/ },
  { name: '办理时限', said: /时限|期限|几天|多久|多长时间|工作日|当场|即办|当天|当日/ },
  { name: '结果送达', said: /送达|领取|取件|结果|邮寄|发证|拿到|短信通知|打到|发放/ },
  { name: '收费依据及标准', said: /收费|费用|免费|不收|多少钱|工本费/ },
  { name: '办事时间', said: /(?:办公|办事|办理|工作|上班|服务|接待)时间|周一|星期一|工作日[^。\n]{0,10}\d{1,2}[:：点]|什么时候/ },
  { name: '办理机构及地点', said: /(?:办理|办公|受理|办事)(?:机构|地点|地址)|地址|地点|在哪|窗口|服务中心/ },
  { name: '咨询查询途径', said: /咨询|查询|问一问|电话/ },
  { name: '监督投诉渠道', said: /投诉|监督|举报|12345/ },
]

export const guideFields: ReviewRule = {
  id: 'guide-fields',
  source: '国家基本公共服务和社会保险领域基层政务公开标准目录（办事指南11项）',
  severity: 'warning',
  check({ meta, text }) {
    if (meta.kind !== 'guide' || meta.language !== 'zh-CN') return []
    const whole = `${meta.title}\n${text}`
    const missing = FIELDS.filter(({ said }) => !said.test(whole)).map(({ name }) => name)
    return missing.length === 0 ? [] : [{ where: missing.join('、'), params: { missing: missing.join('、') } }]
  },
}
