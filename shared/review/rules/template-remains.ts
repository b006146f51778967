// A template's blanks that nobody has filled in: {{名称}}, ${date}, XXX, ××年×月, ××镇. Masked names (张××) and numbers (138XXXX1234) are none.
import { placeIn, type ReviewRule } from '../rule.ts'

const REMAINS = new RegExp(
  [
    '\\{\\{[^{}\\n]{0,80}\\}?\\}?',
    '\\$\\{[^{}\\n]{1,80}\\}',
    '(?<![A-Za-z\\d])[XＸ]{3,}(?![A-Za-z\\d])',
    '[×XＸxｘ]{1,4}\\s*年\\s*[×XＸxｘ]{1,2}\\s*月',
    '(?<=20)[×XＸ]{2}\\s*年',
    '[×XＸ]{2,}(?=(?:镇|乡|村|县|区|市|街道|局|单位|部门|人民政府|号))',
  ].join('|'),
  'gu',
)
export const templateRemains: ReviewRule = {
  id: 'template-remains',
  source: '政府信息公开条例 第6条（及时、准确）',
  severity: 'error',
  evenWhenChecked: true,
  check({ text }) {
    // A form can hold dozens of blanks: the first one and their number say it all.
    const places = Array.from(text.matchAll(REMAINS))
    const [first] = places
    if (first === undefined) return []
    const where = placeIn(text, first.index, first.index + first[0].length, 6)
    return [{ where, params: { count: places.length } }]
  },
}
