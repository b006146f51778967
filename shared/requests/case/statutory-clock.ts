// 答复期限的时钟: from the day of receipt and what happened since, to the last day for the answer, every day with its reason.
import { addWorkingDays, type DayKind, dayKind, nextDay, type YearCalendar } from '../../calendar/working-days.ts'
import { ANSWER_WORKING_DAYS, OPINION_WORKING_DAYS } from './statutory-limits.ts'

/** What moves the clock. Days are `YYYY-MM-DD` in China; what comes after the last day changes nothing. */
export type ClockEvent =
  /** 补正, 条例 第30条. `until`: end of the period given to the applicant. */
  | { readonly kind: 'supplement-asked'; readonly day: string; readonly until: string }
  | { readonly kind: 'supplement-answered'; readonly day: string }
  /** 延期, 条例 第33条. */
  | { readonly kind: 'extended'; readonly day: string; readonly workingDays: number }
  /** 第三方 (第32条) and 共同制作机关 (第34条): the time this takes is not counted (第33条). */
  | { readonly kind: 'third-party-asked' | 'co-producer-asked'; readonly day: string }
  | { readonly kind: 'third-party-answered' | 'co-producer-answered'; readonly day: string }
  /** 收费, 国办函〔2020〕109号. */
  | { readonly kind: 'fee-noticed'; readonly day: string; readonly until: string }
  | { readonly kind: 'fee-paid'; readonly day: string }
  /** 延迟答复的合理期限, 条例 第35条. */
  | { readonly kind: 'deferred'; readonly day: string; readonly until: string }

/** 补正 and 收费 begin the limit anew, opinions only stop it. */
export type Waiting = 'supplement' | 'fee' | 'third-party' | 'co-producer'

export type DayReason = DayKind | 'receipt' | 'restart-supplement' | 'restart-fee' | `waiting-${Waiting}` | 'deferred'

export interface ClockDay {
  readonly day: string
  readonly counted: boolean
  /** 第几个工作日 of the limit that then ran; undefined on days that do not count. */
  readonly number?: number
  readonly why: DayReason
  readonly estimated: boolean
}

export interface StatutoryClock {
  /** Last day for the answer. Undefined while the applicant has something to do first: no limit runs then. */
  readonly due: string | undefined
  /** Working days that the limit has, extensions with it. */
  readonly allowed: number
  /** A year without a published calendar lies on the way, or an opinion is still awaited and taken at its latest. */
  readonly estimated: boolean
  /** What is being waited for at the end of what is known. */
  readonly waiting: readonly Waiting[]
  readonly days: readonly ClockDay[]
}

/** A limit stopped and begun anew again and again still ends before this; more is a broken record. */
const DAYS_AT_MOST = 4000

/**
 * The clock of one request. The day of receipt is not counted (民法典 第201条), a limit in working days ends on one (第203条).
 * The day something is asked still counts, the day it is answered does not: the count goes on the day after, as after receipt.
 */
export function statutoryClock(
  receivedOn: string,
  events: readonly ClockEvent[],
  calendars: readonly YearCalendar[],
  workingDays = ANSWER_WORKING_DAYS,
): StatutoryClock {
  if (!Number.isInteger(workingDays) || workingDays < 1) throw new Error(`expected a limit of at least 1 day, got ${workingDays}`)
  const inOrder = withLatestAnswers(events, calendars)
    .filter(({ day }) => day >= receivedOn)
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  const run: Run = { start: workingDays, allowed: workingDays, used: 0, deferredTo: '', waiting: new Map(), until: new Map() }
  const days: ClockDay[] = []
  let next = 0
  for (let day = receivedOn; days.length < DAYS_AT_MOST; day = nextDay(day)) {
    const waitingBefore = [...run.waiting.keys()]
    let restart: DayReason | undefined
    for (; inOrder[next]?.day === day; next += 1) restart = apply(inOrder[next], run) ?? restart
    const { kind, estimated } = dayKind(day, calendars)
    const why = days.length === 0 ? 'receipt' : (restart ?? waitingReason(waitingBefore) ?? kind)
    const counts = (why === 'working-day' || why === 'worked-weekend') && run.used < run.allowed
    if (counts) run.used += 1
    days.push({ day, counted: counts, ...(counts && { number: run.used }), why: deferredReason(why, counts), estimated })
    const stopped = stillWaitingForApplicant(run, inOrder.slice(next), day)
    if (stopped || isOver(run, day, kind)) break
  }
  return clockOf(days, run, events)
}

interface Run {
  /** The limit as it begins, and begins anew. */
  readonly start: number
  allowed: number
  used: number
  /** 延迟答复: the limit does not end before. */
  deferredTo: string
  /** What is waited for, with how many were asked and have not answered. */
  readonly waiting: Map<Waiting, number>
  /** End of the period the applicant was given. */
  readonly until: Map<Waiting, string>
}

function apply(event: ClockEvent | undefined, run: Run): DayReason | undefined {
  switch (event?.kind) {
    case undefined:
      return undefined
    case 'supplement-asked':
      return wait('supplement', event.until, run)
    case 'fee-noticed':
      return wait('fee', event.until, run)
    case 'supplement-answered':
      return beginAnew('supplement', run)
    case 'fee-paid':
      return beginAnew('fee', run)
    case 'third-party-asked':
      return ask('third-party', 1, run)
    case 'co-producer-asked':
      return ask('co-producer', 1, run)
    case 'third-party-answered':
      return ask('third-party', -1, run)
    case 'co-producer-answered':
      return ask('co-producer', -1, run)
    case 'extended':
      run.allowed += event.workingDays
      return undefined
    case 'deferred':
      run.deferredTo = event.until
      return undefined
  }
}

function wait(what: 'supplement' | 'fee', until: string, run: Run): undefined {
  run.waiting.set(what, 1)
  run.until.set(what, until)
}

/** An extension belonged to the limit that was running; the new one begins with all its days and none added. */
function beginAnew(what: 'supplement' | 'fee', run: Run): DayReason | undefined {
  if (!run.waiting.delete(what)) return undefined
  run.used = 0
  run.allowed = run.start
  run.deferredTo = ''
  return `restart-${what}`
}

function ask(what: 'third-party' | 'co-producer', change: 1 | -1, run: Run): undefined {
  const left = (run.waiting.get(what) ?? 0) + change
  if (left > 0) run.waiting.set(what, left)
  else run.waiting.delete(what)
}

const WAITING_REASON: Readonly<Record<Waiting, DayReason>> = {
  supplement: 'waiting-supplement',
  fee: 'waiting-fee',
  'third-party': 'waiting-third-party',
  'co-producer': 'waiting-co-producer',
}

function waitingReason([first]: readonly Waiting[]): DayReason | undefined {
  return first === undefined ? undefined : WAITING_REASON[first]
}

/** Working days after the limit is used up are there only because the answer was put off (第35条). */
function deferredReason(why: DayReason, counts: boolean): DayReason {
  return !counts && (why === 'working-day' || why === 'worked-weekend') ? 'deferred' : why
}

function isOver(run: Run, day: string, kind: DayKind): boolean {
  const ends = kind === 'working-day' || kind === 'worked-weekend'
  return run.used >= run.allowed && run.waiting.size === 0 && ends && day >= run.deferredTo
}

/** Nobody knows when the applicant will act: the days shown end with the period that was given. */
function stillWaitingForApplicant(run: Run, later: readonly ClockEvent[], day: string): boolean {
  const what = (['supplement', 'fee'] as const).find((one) => run.waiting.has(one))
  if (what === undefined) return false
  const answer = what === 'supplement' ? 'supplement-answered' : 'fee-paid'
  return !later.some(({ kind }) => kind === answer) && day >= (run.until.get(what) ?? day)
}

/** Silence ends an opinion: the third party's after 15 working days, the body then decides (第32条); a co-producer's means consent (第34条). */
function withLatestAnswers(events: readonly ClockEvent[], calendars: readonly YearCalendar[]): ClockEvent[] {
  const silent = (['third-party', 'co-producer'] as const).flatMap((who) => {
    const answered = events.filter(({ kind }) => kind === `${who}-answered`).length
    return events
      .filter(({ kind }) => kind === `${who}-asked`)
      .slice(answered)
      .map(
        ({ day }): ClockEvent => ({
          kind: `${who}-answered`,
          day: addWorkingDays(day, OPINION_WORKING_DAYS, calendars).day,
        }),
      )
  })
  return [...events, ...silent]
}

function clockOf(days: readonly ClockDay[], run: Run, events: readonly ClockEvent[]): StatutoryClock {
  const forApplicant = (['supplement', 'fee'] as const).filter((one) => run.waiting.has(one))
  const last = days.at(-1)?.day ?? ''
  const known = events.filter(({ day }) => day <= last)
  const forOpinion = (['third-party', 'co-producer'] as const).filter(
    (who) =>
      known.filter(({ kind }) => kind === `${who}-asked`).length > known.filter(({ kind }) => kind === `${who}-answered`).length,
  )
  const waiting = [...forApplicant, ...forOpinion]
  return {
    due: forApplicant.length > 0 ? undefined : last,
    allowed: run.allowed,
    estimated: forOpinion.length > 0 || days.slice(1).some(({ estimated }) => estimated),
    waiting,
    days,
  }
}
