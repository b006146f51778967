// The yearly tables: thirty requests typed in by hand with the tables they must give, and two thousand led through every path.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shippedYears } from '../../../test/fixtures/shipped-years.ts'
import { nextDay } from '../../calendar/working-days.ts'
import { ANSWER_CODES, answerCodeSchema, RESULT_ROWS, type ResultRow, resultRow } from './answer-code.ts'
import { type CaseAction, type CaseEvent, caseActionSchema } from './case-event.ts'
import { caseProblem } from './case-rules.ts'
import { caseState, countedCase } from './case-state.ts'
import { APPLICANT_KINDS, balanceProblems, type CountedCase, remedyTable, type TableRow, yearlyTable } from './yearly-table.ts'

/** Applicant, received, ended, result. The expected tables below were added up by hand from these lines. */
const THIRTY = `
person 2025-12-10 2026-01-08 granted
person 2025-12-25 2026-01-22 not-held
business 2025-12-29 2026-02-03 partial
person 2025-11-20 2025-12-15 granted
person 2026-01-06 2026-01-20 granted
person 2026-01-15 2026-02-10 granted
person 2026-02-02 2026-03-05 secret
person 2026-02-24 2026-03-20 third-party
person 2026-03-03 2026-03-10 petition
person 2026-03-16 2026-04-13 not-held
person 2026-03-30 2026-04-28 repeated
person 2026-04-08 2026-05-07 granted
person 2026-04-20 2026-05-22 supplement-lapsed
person 2026-05-06 2026-06-03 process
business 2026-05-11 2026-06-08 granted
business 2026-05-28 2026-06-29 third-party
business 2026-06-10 2026-07-09 fee-lapsed
business 2026-06-22 2026-07-20 reconfirm
research 2026-07-01 2026-07-29 granted
research 2026-07-13 2026-08-11 needs-making
welfare 2026-07-27 2026-08-24 internal
welfare 2026-08-10 2026-09-07 granted
legal-service 2026-08-19 2026-09-16 enforcement
legal-service 2026-09-01 2026-09-28 partial
legal-service 2026-09-14 2026-10-20 registry
other 2026-10-12 2026-11-09 other
other 2026-11-03 2026-12-01 publication
person 2026-12-07 2027-01-05 granted
business 2026-12-16 - -
person 2027-01-04 - -`

const row = (...[person, business, research, welfare, legalService, other, total]: number[]) => ({
  ...{ person, business, research, welfare, 'legal-service': legalService, other, total },
})
const NONE = row(0, 0, 0, 0, 0, 0, 0)
const EXPECTED_2026 = {
  received: row(11, 5, 2, 2, 3, 2, 25),
  carriedIn: row(2, 1, 0, 0, 0, 0, 3),
  results: {
    granted: row(4, 1, 1, 1, 0, 0, 7),
    partial: row(0, 1, 0, 0, 1, 0, 2),
    secret: row(1, 0, 0, 0, 0, 0, 1),
    forbidden: NONE,
    safety: NONE,
    'third-party': row(1, 1, 0, 0, 0, 0, 2),
    internal: row(0, 0, 0, 1, 0, 0, 1),
    process: row(1, 0, 0, 0, 0, 0, 1),
    enforcement: row(0, 0, 0, 0, 1, 0, 1),
    registry: row(0, 0, 0, 0, 1, 0, 1),
    'not-held': row(2, 0, 0, 0, 0, 0, 2),
    'needs-making': row(0, 0, 1, 0, 0, 0, 1),
    'still-unclear': NONE,
    petition: row(1, 0, 0, 0, 0, 0, 1),
    repeated: row(1, 0, 0, 0, 0, 0, 1),
    publication: row(0, 0, 0, 0, 0, 1, 1),
    excessive: NONE,
    reconfirm: row(0, 1, 0, 0, 0, 0, 1),
    'supplement-lapsed': row(1, 0, 0, 0, 0, 0, 1),
    'fee-lapsed': row(0, 1, 0, 0, 0, 0, 1),
    other: row(0, 0, 0, 0, 0, 1, 1),
  },
  resultsTotal: row(12, 5, 2, 2, 3, 2, 26),
  carriedOut: row(1, 1, 0, 0, 0, 0, 2),
}

const REMEDIES: Readonly<Record<number, CountedCase['remedies']>> = {
  3: [{ way: 'review', opened: '2025-12-30', closed: 'upheld' }],
  6: [
    { way: 'review', opened: '2026-04-01', closed: 'upheld' },
    { way: 'suit-after-review', opened: '2026-07-01', closed: undefined },
  ],
  9: [{ way: 'suit-direct', opened: '2026-06-01', closed: 'other' }],
  15: [{ way: 'review', opened: '2026-07-15', closed: 'corrected' }],
}

const thirty: CountedCase[] = THIRTY.trim()
  .split('\n')
  .map((line, at) => {
    const [kind, receivedOn = '', ended = '', result] = line.split(' ')
    const applicant = APPLICANT_KINDS.find((one) => one === kind) ?? 'other'
    const found = RESULT_ROWS.find((one) => one === result)
    return { applicant, receivedOn, ended: found && { day: ended, row: found }, remedies: REMEDIES[at] ?? [] }
  })

describe('thirty requests by hand', () => {
  test('give the tables that were written beside them', () => {
    expect(thirty).toHaveLength(30)
    expect(yearlyTable(thirty, 2026)).toEqual(EXPECTED_2026)
    expect(balanceProblems(yearlyTable(thirty, 2026))).toEqual([])
    expect(remedyTable(thirty, 2026)).toEqual({
      review: { upheld: 1, corrected: 1, other: 0, pending: 0, total: 2 },
      'suit-direct': { upheld: 0, corrected: 0, other: 1, pending: 0, total: 1 },
      'suit-after-review': { upheld: 0, corrected: 0, other: 0, pending: 1, total: 1 },
    })
  })

  test('a figure changed by hand breaks every 勾稽 that it is part of', () => {
    const table = yearlyTable(thirty, 2026)
    const carriedOut: TableRow = { ...table.carriedOut, person: table.carriedOut.person + 1 }
    expect(balanceProblems({ ...table, carriedOut })).toEqual([
      { rule: 'sum', row: 'carriedOut', column: 'total', expected: 3, found: 2 },
      { rule: 'balance', row: 'carriedOut', column: 'person', expected: 13, found: 14 },
    ])
  })
})

describe('two thousand requests through every path', () => {
  /** Any action that the schema knows, drawn; the rules decide whether it may be done. */
  const action = (day: string, events: readonly CaseEvent[], draw: (below: number) => number): CaseAction => {
    const kinds = caseActionSchema.options.map(({ shape }) => shape.kind.value)
    const kind = kinds[draw(kinds.length)]
    const until = new Date(Date.parse(day) + (draw(30) + 1) * 86_400_000).toISOString().slice(0, 10)
    const ways = ['review', 'suit-direct', 'suit-after-review']
    return caseActionSchema.parse(
      Object.fromEntries(
        Object.entries({
          ...{ kind, day, until, workingDays: draw(20) + 1, basis: draw(2) === 0 ? 'items' : 'pages', count: draw(300) + 1 },
          ...{ proposal: events.findLast((one) => one.action.kind === 'extension-proposed')?.id ?? crypto.randomUUID() },
          ...{ stance: ['agrees', 'objects', 'silent'][draw(3)], publish: draw(2) === 0, way: ways[draw(3)] },
          ...{ code: ANSWER_CODES[draw(ANSWER_CODES.length)], result: ['upheld', 'corrected', 'other'][draw(3)] },
          document: 'road-contract',
        }).filter(([name]) => {
          const option = caseActionSchema.options.find(({ shape }) => shape.kind.value === kind)
          return option !== undefined && name in option.shape
        }),
      ),
    )
  }

  test('hold in every column of every year, and nothing is lost from one year to the next', () => {
    const seen = { actions: new Set<string>(), codes: new Set<string>(), refused: new Set<string>() }
    const one = fc.tuple(
      fc.constantFrom(...APPLICANT_KINDS),
      fc.integer({ min: 0, max: 500 }),
      fc.infiniteStream(fc.nat(1_000_000)),
    )
    const cases = fc.sample(one, { numRuns: 2000, seed: 711 }).map(([applicant, start, numbers]) => {
      const draw = (below: number) => Number(numbers.next().value) % below
      const receivedOn = new Date(Date.parse('2024-10-01') + start * 86_400_000).toISOString().slice(0, 10)
      const events: CaseEvent[] = []
      const steps = draw(60)
      for (let day = receivedOn, at = 0; at < steps; at += 1) {
        for (let forward = draw(6); forward > 0; forward -= 1) day = nextDay(day)
        const tried = action(day, events, draw)
        const by = draw(2) === 0 ? 'officer' : 'head'
        const problem = caseProblem(tried, by, { receivedOn, events, calendars: shippedYears }, day)
        if (problem === undefined) events.push({ id: crypto.randomUUID(), action: tried, by, at: `${day}T00:00:00.000Z` })
        else seen.refused.add(problem)
        if (problem === undefined) seen.actions.add(tried.kind)
        if (problem === undefined && tried.kind === 'answered') seen.codes.add(tried.code)
      }
      return countedCase(applicant, receivedOn, caseState(events, shippedYears))
    })
    expect(cases).toHaveLength(2000)
    expect([...seen.actions].sort()).toEqual(caseActionSchema.options.map(({ shape }) => shape.kind.value).sort())
    expect([...seen.codes].sort()).toEqual([...answerCodeSchema.options].sort())
    expect(seen.refused.size).toBeGreaterThan(12)
    const tables = [2024, 2025, 2026, 2027].map((year) => yearlyTable(cases, year))
    for (const table of tables) expect(balanceProblems(table)).toEqual([])
    tables.slice(1).forEach((table, at) => {
      expect(table.carriedIn).toEqual(tables[at]?.carriedOut)
    })
    const received = tables.map((table) => table.received.total)
    expect(received.reduce((total, count) => total + count, 0)).toBe(2000)
    for (const result of RESULT_ROWS) {
      const counted = tables.reduce((total, table) => total + table.results[result].total, 0)
      expect(counted).toBe(cases.filter(({ ended }) => ended?.row === result).length)
      expect(counted).toBeGreaterThan(0)
    }
  })

  test('every answer has one row, and every row an answer', () => {
    const rows = new Set<ResultRow>(ANSWER_CODES.map(resultRow))
    expect([...rows].sort()).toEqual([...RESULT_ROWS].sort())
  })
})
