// The date under the text and the metadata differ: an old notice given a new day, or the wrong file (DOMAIN §11, complaints 10 and 19).
import { isMadeUp, type ReviewRule } from '../rule.ts'

/** 落款日期 stands alone on one of the last lines. */
const SIGNED = /(?:^|\n)[ \t]*((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})日[ \t]*(?=\n|$)/g
const TAIL = 400
const DAY_MS = 86_400_000
const APART_MAX_DAYS = 365

export const datesApart: ReviewRule = {
  id: 'dates-apart',
  source: '政府信息公开条例 第6条、第26条',
  severity: 'warning',
  check(document) {
    const { meta, text } = document
    const last = [...text.slice(-TAIL).matchAll(SIGNED)].at(-1)
    if (last === undefined || isMadeUp(document)) return []
    const [, year = '', month = '', day = ''] = last
    const signed = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
    const differs = meta.signedOn !== undefined && meta.signedOn !== signed
    const isOld = meta.signedOn === undefined && Date.parse(meta.publishedOn) - Date.parse(signed) > APART_MAX_DAYS * DAY_MS
    const other = meta.signedOn ?? meta.publishedOn
    return differs || isOld || signed > meta.publishedOn ? [{ where: last[0].trim(), params: { signed, other } }] : []
  },
}
