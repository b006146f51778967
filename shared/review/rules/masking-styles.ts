// Names masked in two ways in one list (朱** beside 张*祥): put side by side they give each other away (DOMAIN §6.2).
import type { ReviewRule, RuleHit } from '../rule.ts'
import { type Table, tablesIn } from '../tables.ts'

/** The most frequent surnames, single and double: enough to tell 张*祥 from 备注*. */
const SURNAME =
  '(?:[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏苏潘葛范彭鲁韦马苗凤方俞任袁柳鲍史唐费薛雷贺倪汤殷罗毕郝安常于傅康余卜顾孟黄穆萧尹姚邵汪祁毛禹狄戴宋庞熊纪舒屈项祝董梁杜阮蓝闵季贾江童颜郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍万柯管卢莫房解应宗丁宣邓洪包左石崔吉龚程邢裴陆荣翁段侯宁仇甘武符刘景龙叶白蒲邰鄂赖卓池乔牟车肖闫]|欧阳|上官|司马|诸葛|皇甫|尉迟|公孙|慕容|令狐)'
const STYLES: Readonly<Record<string, RegExp>> = {
  'surname-stars': new RegExp(`^${SURNAME}[*＊]{1,3}$`, 'u'),
  'middle-star': new RegExp(`^${SURNAME}[*＊]{1,2}\\p{Script=Han}$`, 'u'),
  'last-star': new RegExp(`^${SURNAME}\\p{Script=Han}[*＊]$`, 'u'),
  'surname-hidden': /^[*＊]\p{Script=Han}{1,2}$/u,
  某: new RegExp(`^${SURNAME}某{1,2}$`, 'u'),
  crosses: new RegExp(`^${SURNAME}[×xXＸ]{1,2}\\p{Script=Han}?$`, 'u'),
}
const PLAIN_NAME = new RegExp(`^${SURNAME}\\p{Script=Han}{1,2}$`, 'u')
const NAME_COLUMN =
  /^(?:姓名|户主(?:姓名)?|申请人(?:姓名)?|反馈人|领取人|受助人|补贴对象|承包方(?:代表)?|学生姓名|残疾人姓名|名字)$/
const IN_TEXT = new RegExp(
  `(?<![\\p{Script=Han}*＊])${SURNAME}(?:[*＊]{1,2}\\p{Script=Han}?|\\p{Script=Han}[*＊])(?![\\p{Script=Han}*＊])`,
  'gu',
)

export const maskingStyles: ReviewRule = {
  id: 'masking-styles',
  source: '个人信息保护法 第51条（去标识化）',
  severity: 'warning',
  evenWhenChecked: true,
  check({ text, html = '' }) {
    const columns = tablesIn(html).flatMap(nameColumns)
    const hits = columns.flatMap((names) => hitOf(names, true))
    return hits.length > 0
      ? hits
      : hitOf(
          Array.from(text.matchAll(IN_TEXT), ([name]) => name),
          false,
        )
  },
}

/** One name of each style is shown: they are masked. */
function hitOf(names: readonly string[], withPlain: boolean): RuleHit[] {
  const found = new Map<string, string>()
  let masked = 0
  for (const name of names) {
    const style = Object.entries(STYLES).find(([, pattern]) => pattern.test(name))?.[0]
    if (style !== undefined) {
      found.set(style, found.get(style) ?? name)
      masked += 1
    } else if (withPlain && PLAIN_NAME.test(name)) found.set('plain', found.get('plain') ?? `${name.slice(0, 1)}□□`)
  }
  if (masked === 0 || found.size < 2) return []
  return [{ where: [...found.values()].join('、'), params: { count: found.size } }]
}

function nameColumns(table: Table): string[][] {
  const [, ...below] = table
  const heads = table.slice(0, 3).findIndex((row) => row.some((cell) => NAME_COLUMN.test(cell.replace(/\s/g, ''))))
  const head = table[heads]
  if (head === undefined) return []
  return head.flatMap((cell, x) =>
    NAME_COLUMN.test(cell.replace(/\s/g, '')) ? [below.slice(heads).map((row) => (row[x] ?? '').replace(/\s/g, ''))] : [],
  )
}
