// A decision about one person, or somebody's particulars (sex, birth, origin): may stand in a file that was never meant for everybody.
import { placeIn, type ReviewRule } from '../rule.ts'

const NAME = '[\\p{Script=Han}]{2,4}'
const PARTICULARS = new RegExp(
  `(${NAME})[，,]\\s*[男女][，,](?:\\s*[\\p{Script=Han}]{1,5}族[，,])?\\s*(?:生于)?\\d{4}年\\d{1,2}月(?:\\d{1,2}日)?(?:出)?生`,
  'gu',
)
const DECISION = new RegExp(
  `(?:同意|给予|关于|对|将)(${NAME}?)同志(?:的)?(?:辞职|辞退|处分|开除|警告|记过|降级|撤职|免职|停职|退休|病退)`,
  'gu',
)

export const personnelMatter: ReviewRule = {
  id: 'personnel-matter',
  source: '政府信息公开条例 第15条、第16条；个人信息保护法 第34条',
  severity: 'warning',
  check({ text }) {
    const hits = [DECISION, PARTICULARS].flatMap((pattern) => Array.from(text.matchAll(pattern)))
    return hits.slice(0, 1).map(({ 0: found, 1: name = '', index }) => ({
      where: placeIn(text, index, index + found.length, 4).replaceAll(name, `${name.slice(0, 1)}**`),
    }))
  },
}
