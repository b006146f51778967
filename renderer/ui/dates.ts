// Days and times as people read them. The hall's clock is China's, whatever zone the machine is set to.
import type { TFunction } from 'i18next'
import type { Language } from './language.ts'

const ZONE = 'Asia/Shanghai'

/** Made once each: to make one takes longer than all else in a row of a list. */
const formats = new Map<string, Intl.DateTimeFormat>()

function format(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = JSON.stringify([language, options])
  const known = formats.get(name) ?? new Intl.DateTimeFormat(language, { timeZone: ZONE, ...options })
  formats.set(name, known)
  return known
}

/** `09:41`. */
export function timeText(moment: Date | string): string {
  return format('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(moment))
}

/** `YYYY-MM-DD` in the hall. */
export function dayOf(moment: Date | string): string {
  // Swedish writes days as ISO does.
  return format('sv-SE', {}).format(new Date(moment))
}

/** A calendar day written out: `2026年12月23日`. */
export function dayText(day: string, language: Language): string {
  return format(language, { year: 'numeric', month: 'long', day: 'numeric' }).format(new Date(`${day}T12:00:00+08:00`))
}

/** A calendar day without its year: `11月25日`. */
export function monthDayText(day: string, language: Language): string {
  return format(language, { month: 'long', day: 'numeric' }).format(new Date(`${day}T12:00:00+08:00`))
}

/** `2026年12月8日`, or from … to …: a 公示, a call for opinions, an event. */
export function periodText({ from, until }: { from: string; until: string }, t: TFunction, language: Language): string {
  if (from === until) return dayText(from, language)
  return t('terminal:reader.from-until', { from: dayText(from, language), until: dayText(until, language) })
}

/** `11月25日 星期三`, for the plate. */
export function plateDay(moment: Date, language: Language): string {
  // English puts the weekday first, with a comma.
  if (language === 'en') return format(language, { weekday: 'long', month: 'long', day: 'numeric' }).format(moment)
  const day = format(language, { month: 'long', day: 'numeric' }).format(moment)
  return `${day} ${format(language, { weekday: 'long' }).format(moment)}`
}

/** A day and time written out in full. */
export function momentText(moment: string, language: Language): string {
  return `${dayText(dayOf(moment), language)} ${timeText(moment)}`
}

/** A day and time without the year. */
export function shortMomentText(moment: string, language: Language): string {
  return `${format(language, { month: 'long', day: 'numeric' }).format(new Date(moment))} ${timeText(moment)}`
}
