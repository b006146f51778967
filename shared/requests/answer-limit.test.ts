// The limit of an answer: last day, days left, lateness.
import { describe, expect, it } from 'vitest'
import published from '../../assets/calendars/2026.json' with { type: 'json' }
import { yearCalendarSchema } from '../calendar/working-days.ts'
import { answerBy, daysLeft } from './answer-limit.ts'

const calendars = [yearCalendarSchema.parse(published)]

describe('答复期限', () => {
  it.each([
    ['2026-02-13', '2026-03-19'],
    ['2026-04-30', '2026-06-01'],
    ['2026-09-20', '2026-10-23'],
    ['2026-09-30', '2026-11-03'],
  ])('received on %s is to be answered by %s', (received, last) => {
    expect(answerBy(received, calendars)).toEqual({ day: last, estimated: false })
  })

  it('counts the working days after today up to the last day', () => {
    expect(daysLeft('2026-12-10', '2026-11-25', calendars)).toEqual({ state: 'open', left: 11 })
    expect(daysLeft('2026-10-10', '2026-09-30', calendars)).toEqual({ state: 'open', left: 3 })
  })

  it('F61: on the last day nothing is late; a day later it is, and on a weekend no working day has passed yet', () => {
    expect(daysLeft('2026-11-27', '2026-11-27', calendars)).toEqual({ state: 'open', left: 0 })
    expect(daysLeft('2026-11-27', '2026-11-28', calendars)).toEqual({ state: 'overdue', over: 0 })
    expect(daysLeft('2026-11-27', '2026-11-30', calendars)).toEqual({ state: 'overdue', over: 1 })
  })

  it('says that a year without a calendar is an estimate', () => {
    expect(answerBy('2026-12-20', calendars).estimated).toBe(true)
  })
})
