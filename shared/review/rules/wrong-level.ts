// A town that calls itself district or city government (申请区政府信息公开): a guide copied from above sends the request to the wrong body (条例 第4条、第27条).
import { isMadeUp, placeIn, type ReviewRule } from '../rule.ts'

const LEVELS: readonly { readonly own: RegExp; readonly above: string }[] = [
  { own: /(?:镇|乡|街道)/, above: '省市区县州' },
  { own: /(?:县|区|旗)/, above: '省市州' },
]
const OWN_LEVEL = /(?:[\p{Script=Han}]{1,12}?)(镇|乡|街道|县|区|旗)(?!域|级)/u

export const wrongLevel: ReviewRule = {
  id: 'wrong-level',
  source: '政府信息公开条例 第4条、第27条',
  severity: 'warning',
  evenWhenChecked: true,
  check(document, { place }) {
    const { meta, text } = document
    const names = place !== undefined ? [place] : isMadeUp(document) ? [meta.title] : [meta.body, meta.title]
    const own = names.map(levelOf).find((level) => level !== undefined)
    const above = LEVELS.find((level) => own !== undefined && level.own.test(own))?.above
    if (own === undefined || above === undefined) return []
    // 区政府 in a sentence may be the district above; as the one that is asked, or whose office this is, it cannot be.
    const asked = new RegExp(`(?:申请(?:获取|公开)?|向|本)[${above}](?:人民)?政府(?=(?:信息公开|提出|及其部门信息公开))`, 'gu')
    const office = new RegExp(`(?<![\\p{Script=Han}《])[${above}](?:人民)?政府信息公开(?:工作机构|受理机构|申请受理)`, 'gu')
    return [asked, office].flatMap((pattern) =>
      Array.from(text.matchAll(pattern), ({ 0: match, index }) => ({
        where: placeIn(text, index, index + match.length),
        params: { level: /[省市区县州]/.exec(match)?.[0] ?? '', own },
      })),
    )
  },
}

/** The last level that a name ends in: 镇 of 东宁市大肚川镇人民政府. */
function levelOf(name: string): string | undefined {
  const levels = [...name.matchAll(new RegExp(OWN_LEVEL, 'gu'))].map(([, level]) => level)
  return levels.at(-1)
}
