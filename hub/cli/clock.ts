// zwgk clock --received DAY [--days N] [--events …]: by when a request is to be answered, and why, day by day.
import { z } from 'zod'
import { calendarsWith, shippedCalendars } from '../../platform/calendars.ts'
import { type Command, failed, text, usage } from '../../platform/cli/command.ts'
import type { Messages } from '../../platform/messages.ts'
import { clockEventsFrom } from '../../shared/requests/case/clock-event-text.ts'
import { stretches } from '../../shared/requests/case/clock-stretches.ts'
import { type StatutoryClock, statutoryClock } from '../../shared/requests/case/statutory-clock.ts'
import { ANSWER_WORKING_DAYS } from '../../shared/requests/case/statutory-limits.ts'
import { ok } from '../../shared/result.ts'

const receivedSchema = z.iso.date()
const daysSchema = z.coerce.number().int().min(1).max(400)

export const clock: Command = {
  options: {
    received: { type: 'string' },
    days: { type: 'string' },
    events: { type: 'string' },
    calendars: { type: 'string' },
  },
  async run({ values, positionals, messages }) {
    const received = receivedSchema.safeParse(values['received'])
    const days = daysSchema.safeParse(values['days'] ?? ANSWER_WORKING_DAYS)
    if (!received.success || !days.success || positionals.length > 0) return usage(messages, 'clock')
    const written = text(values['events'])
    const events = written === undefined ? ok([]) : clockEventsFrom(written)
    if (!events.ok) return failed(messages, events.error)
    const folder = text(values['calendars'])
    const calendars = folder === undefined ? ok(shippedCalendars()) : calendarsWith(folder)
    if (!calendars.ok) return failed(messages, calendars.error)
    const counted = statutoryClock(received.data, events.value, calendars.value, days.data)
    return {
      exit: 0,
      json: {
        due: counted.due ?? null,
        estimated: counted.estimated,
        days: counted.days.map((one) => ({ date: one.day, counted: one.counted, why: messages.say(`cases:why.${one.why}`) })),
      },
      lines: explained(counted, messages),
    }
  },
}

/** Month by month, dates and day numbers in rows of their own; then the reasons, equal ones in a row as one. */
function explained({ due, allowed, estimated, days }: StatutoryClock, messages: Messages): string[] {
  const { say } = messages
  const months = [...Map.groupBy(days, ({ day }) => day.slice(0, 7))].flatMap(([month, inMonth]) => [
    month,
    say('cases:cli.dates', { row: inMonth.map(({ day }) => cell(String(Number(day.slice(8))))).join('') }),
    say('cases:cli.numbers', { row: inMonth.map(({ number }) => cell(String(number ?? '·'))).join('') }),
  ])
  const reasons = stretches(days).map(({ from, until, why: reason }) =>
    say(from === until ? 'cases:cli.reason-day' : 'cases:cli.reason', { from, until, why: messages.say(`cases:why.${reason}`) }),
  )
  return [
    ...months,
    '',
    ...reasons,
    '',
    due === undefined ? say('cases:cli.no-due') : say('cases:cli.due', { due, allowed }),
    ...(estimated ? [say('cases:cli.estimated')] : []),
  ]
}

const CELL_WIDTH = 4

function cell(words: string): string {
  return words.padStart(CELL_WIDTH)
}
