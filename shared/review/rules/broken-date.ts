// Dates that a conversion has damaged or that do not exist: 2025年731, 20263月, 2月30日 (DOMAIN §11, complaint 19). A reader can't tell the deadline.
import { placeIn, type ReviewRule } from '../rule.ts'

const BROKEN = [
  // A year followed by three or four digits where month and day should be.
  /(?:19|20)\d{2}年\d{3,4}(?![\d年月日.．])/g,
  // A year that lost its 年 before the month.
  /(?<![\d.])(?:19|20)\d{3,4}月/g,
  // A month and a day that lost the 月 between them, a day that lost its 日 at the end of a clause.
  /(?:19|20)\d{2}年\d{3,4}日/g,
  /(?:19|20)\d{2}年\d{1,2}月\d{1,2}(?=[，。；、）)]?(?:前|起|止|$|\n))/g,
  /(?:19|20)\d{2}年月日|(?:19|20)\d{2}年\d{1,2}月日|年月\d{1,2}日/g,
  // A span of months that lost its 年: 20263-6.
  /(?<![\d.年月号〕\]-])20[0-4]\d(?:[1-9]|1[0-2])-(?:[1-9]|1[0-2])(?![\d.月-])/g,
]
const DATE = /(?:((?:19|20)\d{2})年)?(\d{1,3})月(\d{1,3})日/g
const MONTH = /(?:19|20)\d{2}年(\d{1,2})月/g
/** A whole line that is a year and a month run together, where a column says that it is a time. */
const BARE = /^[ \t]*20[0-4]\d(?:[1-9]|1[0-2])[ \t]*$/gm

export const brokenDate: ReviewRule = {
  id: 'broken-date',
  source: '国办秘函〔2019〕19号 网站检查（差错）',
  severity: 'warning',
  check({ text }) {
    const found = [...BROKEN.flatMap((pattern) => [...text.matchAll(pattern)]), ...impossible(text), ...bareMonths(text)]
    const places = new Map(found.map((match) => [match.index, match]))
    return Array.from(places.values(), ({ 0: match, index }) => ({ where: placeIn(text, index, index + match.length) }))
  },
}

function impossible(text: string): RegExpExecArray[] {
  const dates = [...text.matchAll(DATE)].filter(({ 0: match, 1: year, 2: month, 3: day, index }) => {
    // 1年3个月15日 is a duration; 第12月5日 does not occur.
    if (text.slice(index + match.length).startsWith('内')) return false
    return !exists(Number(year ?? 2024), Number(month), Number(day))
  })
  const months = [...text.matchAll(MONTH)].filter(([, month]) => Number(month) < 1 || Number(month) > 12)
  return [...dates, ...months]
}

function exists(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

function bareMonths(text: string): RegExpExecArray[] {
  const found = [...text.matchAll(BARE)]
  return found.length >= 2 && /时间|日期/.test(text) ? found : []
}
