// What the rules know when they look at a document of the desk: today, the calendars, the divisions, and all else that is published.
import { shippedCalendars } from '../../platform/calendars.ts'
import { chinaDay } from '../../shared/calendar/working-days.ts'
import type { ReviewContext } from '../../shared/review/rule.ts'
import { shippedDivisions } from '../intake/shipped-divisions.ts'
import type { DeskParts } from './desk-parts.ts'
import { publishedDocuments } from './published-documents.ts'

/** `id`: the document itself, which is not among the others. */
export function reviewContext({ repo, channel, now }: Pick<DeskParts, 'repo' | 'channel' | 'now'>, id?: string): ReviewContext {
  return {
    today: chinaDay(now()),
    calendars: shippedCalendars(),
    divisions: shippedDivisions(),
    others: publishedDocuments(repo, channel).filter(({ meta }) => meta.id !== id),
  }
}
