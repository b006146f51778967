// How a Chinese official text is read aloud: dates, 文号, money, shares, telephone numbers, articles, ranges, units. The first rule that fits counts.
import { calledOut, counted, digitByDigit } from '../chinese-numbers.ts'
import { personalNumbers } from '../personal-numbers.ts'
import { type ReadingRule, rule } from '../reading.ts'

const NUMBER = String.raw`(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)`
const TO = ' ?(?:[-–—~～−]{1,2}) ?'
const DAY = String.raw`(0?[1-9]|1[0-2])[-./](0?[1-9]|[12]\d|3[01])(?![\d.])`
const CLOCK = String.raw`([01]?\d|2[0-4]):([0-5]\d)(?::[0-5]\d)?(?!\d)`

/** Before these two is 两: 两个, 两户, 两万; but 二月, 二日, 第二条. */
const MEASURES =
  '个|名|位|户|人|家|次|张|份|元|块|天|年|周|岁|亩|件|条|套|本|台|间|辆|只|头|棵|种|项|倍|米|公里|公斤|千克|吨|斤|小时|分钟|万|千|亿|点|批|笔|轮|方面|处|平方|立方|里|遍|口|栋|所|股|级台阶'
/** What a short telephone number (12345, 95588) is told from: an amount goes on with one of these. */
const AMOUNT = String.raw`[\d.,%‰亿余多]|${MEASURES}|平|公|立|[a-zA-Z㎡℃]`

const UNITS: readonly (readonly [string, string])[] = [
  ['km²|平方km', '平方公里'],
  ['hm²|hm2', '公顷'],
  ['㎡|m²|m2', '平方米'],
  ['㎥|m³|m3', '立方米'],
  ['kW·?h', '千瓦时'],
  ['kW', '千瓦'],
  ['km|㎞', '公里'],
  ['kg|KG|Kg|㎏', '公斤'],
  ['mg|㎎', '毫克'],
  ['ml|mL|ML', '毫升'],
  ['mm|㎜', '毫米'],
  ['cm|㎝', '厘米'],
  ['min', '分钟'],
  ['dB', '分贝'],
  ['℃|°C', '摄氏度'],
  ['m', '米'],
  ['g', '克'],
  ['t', '吨'],
  ['L|l', '升'],
  ['W', '瓦'],
  ['V', '伏'],
  ['h', '小时'],
]

const SIGNS: Readonly<Record<string, string>> = {
  '×': '乘',
  '÷': '除以',
  '+': '加',
  '=': '等于',
  '≥': '大于等于',
  '≤': '小于等于',
  '%': '百分号',
  '‰': '千分号',
  '&': '和',
  '№': '第',
}

const group = (match: RegExpExecArray, at: number) => match[at] ?? ''
const date = (year: string, month: string, day: string) => `${digitByDigit(year)}年${plain(month)}月${plain(day)}日`
const plain = (digits: string) => counted(String(Number(digits)))

function clock(hour: string, minute: string): string {
  const said = Number(hour) === 2 ? '两点' : `${plain(hour)}点`
  if (minute === '00') return said
  return `${said}${minute.startsWith('0') ? '零' : ''}${plain(minute)}分`
}

export const CHINESE_RULES: readonly ReadingRule[] = [
  ...personalNumbers('号码不念'),
  // 文号: 青政发〔2026〕5号
  rule('document-number', String.raw`[〔\[［(（]([12]\d{3})[〕\]］)）] ?第?(\d{1,5})(?=号)`, (m) => {
    return `${digitByDigit(group(m, 1))}年第${counted(group(m, 2))}`
  }),
  rule('date', String.raw`(?<![\d.])([12]\d{3})[-./]${DAY}`, (m) => date(group(m, 1), group(m, 2), group(m, 3))),
  rule('year-range', String.raw`(?<!\d)([12]\d{3})年?${TO}([12]\d{3})(?=学年|年|供暖|采暖)`, (m) => {
    return `${digitByDigit(group(m, 1))}至${digitByDigit(group(m, 2))}`
  }),
  rule('year', String.raw`(?<![\d.,])([12]\d{3})(?= ?年)`, (m) => digitByDigit(group(m, 1))),
  // 8:30
  rule('clock', String.raw`(?<!\d)${CLOCK}`, (m) => clock(group(m, 1), group(m, 2))),
  rule('telephone', String.raw`(?<!\d)[(（]?0\d{2,3}[)）]?[- ]?\d{3,4}[- ]?\d{4}(?!\d)`, (m) => calledOut(m[0])),
  rule('mobile', String.raw`(?<!\d)1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)`, (m) => calledOut(m[0])),
  rule('service-telephone', String.raw`(?<!\d)[48]00[- ]?\d{3,4}[- ]?\d{3,4}(?!\d)`, (m) => calledOut(m[0])),
  rule('short-telephone', String.raw`(?<![\d.,])(?:12\d{3}|9[56]\d{3})(?!${AMOUNT})`, (m) => calledOut(m[0])),
  rule(
    'called-number',
    String.raw`(?<=(?:电话|热线|拨打|拨|致电|短信|邮编|邮政编码|编码|代码|账号|转|尾号)[为是：:， ]{0,2}(?:\d{3,5}(?:、|或者?|和))*)\d{3,}(?![.,]\d)`,
    (m) => calledOut(m[0]),
  ),
  rule('code', String.raw`(?<=[A-Za-z][-/ ]?)\d+(?:[-.]\d+)*`, (m) =>
    digitByDigit(m[0].replace(/-/g, '杠').replace(/\./g, '点')),
  ),
  rule('share-range', `(${NUMBER})%?${TO}(${NUMBER})%`, (m) => `百分之${counted(group(m, 1))}至百分之${counted(group(m, 2))}`),
  rule('share', `(${NUMBER}) ?%`, (m) => `百分之${counted(group(m, 1))}`),
  rule('thousandth', `(${NUMBER}) ?‰`, (m) => `千分之${counted(group(m, 1))}`),
  rule('fraction', String.raw`(?<![\d/])(\d{1,3})/(\d{1,3})(?![\d/])`, (m) => `${plain(group(m, 2))}分之${plain(group(m, 1))}`),
  rule('ratio', String.raw`(?<!\d)(\d+):(\d+)(?!\d)`, (m) => `${counted(group(m, 1))}比${counted(group(m, 2))}`),
  rule('frost', String.raw`(?<![\dA-Za-z])[-−](${NUMBER})(?= ?(?:℃|°C|摄氏度))`, (m) => `零下${counted(group(m, 1))}`),
  rule('money', `(?:¥|RMB ?)(${NUMBER})( ?[万亿]?)`, (m) => `${counted(group(m, 1))}${group(m, 2).trim()}元`),
  rule('below-zero', String.raw`(?<![\d\p{L})）])[-−](${NUMBER})`, (m) => `负${counted(group(m, 1))}`),
  rule('list-number', String.raw`(?<=^\s*)[(（]?(\d{1,2})[)）.、](?!\d)`, (m) => `${counted(group(m, 1))}，`),
  rule(
    'two',
    String.raw`(?<![\d.,第]|第\d+[-–—~～至])2(?=(?:${TO}|至|到)?(?:(?<!2)${NUMBER})? ?(?:${MEASURES})(?!月份))`,
    () => '两',
  ),
  // 1—3月, 5条—8条, 周一—周五
  rule(
    'range',
    String.raw`(?<=[\d年月日号时点分元%‰℃条款项人户岁米里亩级楼层一二三四五六日])${TO}(?=[\d第周星上下]|\p{Script=Han}{0,2}\d)`,
    () => '至',
  ),
  rule('number', `(${NUMBER})`, (m) => counted(group(m, 1))),
  ...UNITS.map(([signs, words]) => rule('unit', String.raw`(?<=[\d/] ?)(?:${signs})(?![A-Za-z])`, () => words)),
  // 元/人·月
  rule('each', String.raw`(?<=[元吨斤克米亩度升户人次天月年])[/·•](?=[\p{Script=Han}㎡㎥kmt])`, () => '每'),
  rule('or', String.raw`(?<=\p{Script=Han})/(?=\p{Script=Han})`, () => '或'),
  // ××镇: what the text itself leaves open.
  rule('left-open', String.raw`×+(?! ?\d)`, (m) => '某'.repeat(m[0].length)),
  rule('numbered', '[①-⑳⑴-⒇㈠-㈩Ⅰ-Ⅻⅰ-ⅻ]', (m) => `${numbered(m[0])}，`),
  rule('choice', '[□☐○◇]', () => '，'),
  rule('ticked', '[☑√✓]', () => '已选，'),
  rule('sign', '[×÷+=≥≤%‰&№]', (m) => SIGNS[m[0]] ?? ''),
  rule('dash', '[-–—−~～]+', () => '，'),
  rule('ornament', '[■●◆▲★※•·*#_|￭]+', () => '，'),
]

const NUMBERED_FROM = ['①', '⑴', '㈠', 'Ⅰ', 'ⅰ']

function numbered(sign: string): string {
  const code = sign.charCodeAt(0)
  const first = NUMBERED_FROM.map((one) => one.charCodeAt(0))
    .filter((one) => one <= code)
    .reduce((highest, one) => Math.max(highest, one), 0)
  return counted(String(code - first + 1))
}
