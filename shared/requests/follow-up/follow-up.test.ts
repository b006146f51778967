import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shippedYears } from '../../../test/fixtures/shipped-years.ts'
import { chinaDay } from '../../calendar/working-days.ts'
import { GRADES } from '../forms/rating.ts'
import { followUpBy, isBad, ratingFacts } from './bad-rating.ts'
import { closingLacks, type FollowUpFacts, followUpProblem, offeredSteps, resultsFor } from './follow-up-rules.ts'
import { followUpState } from './follow-up-state.ts'
import {
  FINDINGS,
  FOLLOW_UP_KINDS,
  FOLLOW_UP_RESULTS,
  type FollowUpAction,
  type FollowUpStep,
  followUpActionSchema,
} from './follow-up-step.ts'

const CAME = '2026-11-02'
const TODAY = '2026-11-20'
const stepsOf = (...actions: readonly FollowUpAction[]): FollowUpStep[] =>
  actions.map((action, at) => ({ id: String(at), action, by: 'officer', at: `${TODAY}T02:00:00.000Z` }))
const facts = (reachable: boolean, ...actions: readonly FollowUpAction[]): FollowUpFacts => ({
  ...{ cameOn: CAME, reachable, steps: stepsOf(...actions) },
})
const problem = (action: FollowUpAction, given: FollowUpFacts) => followUpProblem(action, given, TODAY)

const contacted = { kind: 'contacted', day: '2026-11-03' } as const
const notReached = (day: string) => ({ kind: 'not-reached', day }) as const
const lookedInto = (finding: (typeof FINDINGS)[number]) => ({ kind: 'looked-into', day: '2026-11-04', finding }) as const
const measure = { kind: 'measure', day: '2026-11-05' } as const
const closed = (result: (typeof FOLLOW_UP_RESULTS)[number]) => ({ kind: 'closed', result }) as const
const reopened = { kind: 'reopened' } as const

describe('which ratings', () => {
  test('不满意 and 非常不满意 are bad, 基本满意 is not', () => {
    expect(GRADES.filter((grade) => isBad({ grade }))).toEqual(['dissatisfied', 'very-dissatisfied'])
  })

  test('who left a phone can be called; a name alone, or blanks, reaches nobody', () => {
    const grade = 'dissatisfied'
    expect(ratingFacts({ grade, callBack: 'yes', phone: '000-555 0123' })).toEqual({ grade, reachable: true })
    for (const answers of [{ grade }, { grade, name: '某某' }, { grade, phone: ' ' }])
      expect(ratingFacts(answers)).toEqual({ grade, reachable: false })
  })

  test('what is no grade of the form is no rating', () => {
    for (const grade of ['', 'terrible', 'toString', '不满意']) expect(ratingFacts({ grade })).toBeUndefined()
    expect(ratingFacts({})).toBeUndefined()
  })

  test('the last day is counted in working days with 调休, as for a question', () => {
    expect(followUpBy('2026-02-13', 7, shippedYears)).toEqual({ day: '2026-03-02', estimated: false })
    expect(followUpBy('2026-09-18', 20, shippedYears)).toEqual({ day: '2026-10-22', estimated: false })
    expect(followUpBy('2031-01-02', 5, shippedYears)).toMatchObject({ estimated: true })
  })
})

describe('the way of one bad rating', () => {
  test('nothing done, spoken to, looked into, closed', () => {
    expect(followUpState([])).toMatchObject({ state: 'waiting', lastStep: undefined, finding: undefined, closedOn: undefined })
    const way = [contacted, lookedInto('partly'), closed('mended')]
    for (const [at, action] of way.entries()) expect(problem(action, facts(true, ...way.slice(0, at)))).toBeUndefined()
    expect(followUpState(stepsOf(...way.slice(0, 2)))).toMatchObject({ state: 'working', contacted: true, finding: 'partly' })
    expect(followUpState(stepsOf(...way))).toMatchObject({ state: 'closed', result: 'mended', closedOn: TODAY })
  })

  test('the closing counts on the day it was recorded in the hall, not in London', () => {
    const [step] = stepsOf(closed('mended'))
    expect(followUpState(step === undefined ? [] : [{ ...step, at: '2026-11-19T16:30:00.000Z' }]).closedOn).toBe('2026-11-20')
  })

  test('without a phone nobody is called, and it is closed when it was looked into', () => {
    expect(problem(contacted, facts(false))).toBe('follow-up-no-phone')
    expect(problem(notReached('2026-11-03'), facts(false))).toBe('follow-up-no-phone')
    expect(problem(closed('mended'), facts(false))).toBe('follow-up-look-first')
    expect(problem(closed('mended'), facts(false, lookedInto('confirmed')))).toBeUndefined()
    expect(offeredSteps(followUpState([]), false)).toEqual(['looked-into', 'measure'])
    expect(offeredSteps(followUpState(stepsOf(lookedInto('confirmed'))), false)).toEqual(['looked-into', 'measure', 'closed'])
  })

  test('who left a phone is spoken to, or called in vain on two days; twice on one day is one', () => {
    const looked = lookedInto('confirmed')
    expect(problem(closed('mended'), facts(true, looked))).toBe('follow-up-call-first')
    const once = facts(true, looked, notReached('2026-11-03'), notReached('2026-11-03'))
    expect(problem(closed('mended'), once)).toBe('follow-up-call-first')
    const twice = facts(true, looked, notReached('2026-11-03'), notReached('2026-11-06'))
    expect(problem(closed('mended'), twice)).toBeUndefined()
  })

  test('不属实 is a result where that was found last, and then the only one', () => {
    expect(resultsFor({ finding: 'confirmed' })).toEqual(['mended', 'explained'])
    expect(resultsFor({ finding: 'unfounded' })).toEqual(['unfounded'])
    expect(problem(closed('unfounded'), facts(false, lookedInto('confirmed')))).toBe('follow-up-result-other')
    expect(problem(closed('mended'), facts(false, lookedInto('unfounded')))).toBe('follow-up-result-other')
    expect(problem(closed('unfounded'), facts(false, lookedInto('confirmed'), lookedInto('unfounded')))).toBeUndefined()
  })

  test('closed, nothing more is recorded until it is taken up again; then it is open and may be closed anew', () => {
    const done = [lookedInto('confirmed'), closed('mended')]
    for (const action of [measure, lookedInto('partly'), closed('mended')])
      expect(problem(action, facts(false, ...done))).toBe('follow-up-closed')
    expect(offeredSteps(followUpState(stepsOf(...done)), true)).toEqual(['reopened'])
    expect(problem(reopened, facts(false, ...done))).toBeUndefined()
    expect(problem(reopened, facts(false, lookedInto('confirmed')))).toBe('follow-up-not-closed')
    const again = facts(false, ...done, reopened)
    expect(followUpState(again.steps)).toMatchObject({ state: 'working', result: undefined, closedOn: undefined })
    expect(problem(closed('explained'), again)).toBeUndefined()
  })

  test('a step is neither before the rating nor after today', () => {
    for (const [day, expected] of [
      ['2026-11-01', 'follow-up-day-wrong'],
      [CAME, undefined],
      [TODAY, undefined],
      ['2026-11-21', 'follow-up-day-wrong'],
    ] as const)
      expect(problem({ kind: 'measure', day }, facts(false))).toBe(expected)
  })
})

test('an action holds codes and days alone: no words, no other kinds, no day for a closing', () => {
  expect(followUpActionSchema.safeParse(contacted).success).toBe(true)
  for (const wrong of [
    { ...contacted, words: '某某 000-555 0123' },
    { ...contacted, day: 'yesterday' },
    { kind: 'closed', result: 'mended', day: '2020-01-01' },
    { kind: 'closed' },
    { kind: 'closed', result: 'solved' },
    { kind: 'looked-into', day: CAME },
    { kind: 'deleted' },
    {},
    null,
  ])
    expect(followUpActionSchema.safeParse(wrong).success).toBe(false)
})

describe('whatever is tried', () => {
  const day = fc.integer({ min: -3, max: 25 }).map((on) => chinaDay(new Date(Date.parse(CAME) + on * 86_400_000)))
  const action: fc.Arbitrary<FollowUpAction> = fc.oneof(
    fc.record({ kind: fc.constantFrom('contacted', 'not-reached', 'measure'), day }),
    fc.record({ kind: fc.constant('looked-into'), day, finding: fc.constantFrom(...FINDINGS) }),
    fc.record({ kind: fc.constant('closed'), result: fc.constantFrom(...FOLLOW_UP_RESULTS) }),
    fc.constant({ kind: 'reopened' }),
  )
  const walked = (reachable: boolean, tried: readonly FollowUpAction[]) => {
    const kept: FollowUpAction[] = []
    for (const one of tried) if (problem(one, facts(reachable, ...kept)) === undefined) kept.push(one)
    return kept
  }

  test('what was closed was looked into, its result fits what was found, and who can’t be called never was', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.array(action, { maxLength: 25 }), (reachable, tried) => {
        const kept = walked(reachable, tried)
        const state = followUpState(stepsOf(...kept))
        if (!reachable) expect(state.contacted || state.daysTried > 0).toBe(false)
        expect(state.result === undefined).toBe(state.state !== 'closed')
        if (state.state !== 'closed') return
        expect(closingLacks(state, reachable)).toBeUndefined()
        expect(state.result === 'unfounded').toBe(state.finding === 'unfounded')
      }),
    )
  })

  test('an offered step can be taken today, and what is not offered can’t', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.array(action, { maxLength: 25 }), (reachable, tried) => {
        const given = facts(reachable, ...walked(reachable, tried))
        const state = followUpState(given.steps)
        for (const kind of FOLLOW_UP_KINDS) {
          const [result = 'mended'] = resultsFor(state)
          const today = followUpActionSchema.parse(
            kind === 'closed'
              ? { kind, result }
              : kind === 'reopened'
                ? { kind }
                : { kind, day: TODAY, ...(kind === 'looked-into' && { finding: 'partly' }) },
          )
          expect(problem(today, given) === undefined).toBe(offeredSteps(state, reachable).includes(kind))
        }
      }),
    )
  })
})
