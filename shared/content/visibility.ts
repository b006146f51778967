// Who may be shown a document, until when, and as what: valid or not. Every list, search and reader asks this one place (F18).
import { nextDay } from '../calendar/working-days.ts'
import type { DocumentMeta } from './document.ts'

/** The first day on which a document is no longer shown; undefined when it stays. 公示 ends with its period. */
export function hiddenFrom(meta: DocumentMeta): string | undefined {
  if (meta.openness === 'withheld') return '0000-01-01'
  return meta.publicNotice === undefined ? undefined : nextDay(meta.publicNotice.until)
}

/** Entries that may be shown on a day or later. What has ended is not fetched, not built in, and erased where it was. */
export function stayingOn<Entry extends { readonly meta: DocumentMeta }>(day: string, entries: readonly Entry[]): Entry[] {
  return entries.filter(({ meta }) => !hasEndedBy(meta, day))
}

export function hasEndedBy(meta: DocumentMeta, day: string): boolean {
  const from = hiddenFrom(meta)
  return from !== undefined && from <= day
}

/** 效力状态 on a day: a text whose 有效期至 has passed is 失效 even if nobody has marked it so. The last day still counts. */
export function validityOn(meta: Pick<DocumentMeta, 'validity' | 'validUntil'>, day: string): DocumentMeta['validity'] {
  return meta.validity === 'valid' && meta.validUntil !== undefined && meta.validUntil < day ? 'expired' : meta.validity
}

/** Whether people may still take part: an opinion call or sign-up is open up to the end of its last day. */
export function isOpenOn(meta: Pick<DocumentMeta, 'period'>, day: string): boolean {
  return meta.period !== undefined && day <= meta.period.until
}
