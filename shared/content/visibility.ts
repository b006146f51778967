// Who may be shown a document, and until when. Every list, search and reader asks this one place (F18).
import { nextDay } from '../calendar/working-days.ts'
import type { DocumentMeta } from './document.ts'

/** The first day on which a document is no longer shown; undefined when it stays. 公示 ends with its period. */
export function hiddenFrom(meta: DocumentMeta): string | undefined {
  if (meta.openness === 'withheld') return '0000-01-01'
  return meta.publicNotice === undefined ? undefined : nextDay(meta.publicNotice.until)
}
