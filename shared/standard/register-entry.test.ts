import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerProblem, openFaults, type RegisterAnswers, type RegisterEntry, registerEntrySchema } from './register-entry.ts'
import { FAULT_DEVICES, REGISTER_FIELDS, REGISTERS, type RegisterField } from './registers.ts'

const ID = '0b8f5f0e-6b1c-4a53-9a51-0c8a3c7f2d10'
const MADE = { at: '2026-11-25T01:00:00.000Z', clockTrusted: true, by: '某甲' }
const entry = (more: object) => registerEntrySchema.safeParse({ id: ID, ...MADE, ...more }).success
const RIGHT = { screen: 'right', touch: 'right', printer: 'right', paper: 'right', clean: 'right' }

describe('what a clerk taps', () => {
  const answerOf = (field: RegisterField): fc.Arbitrary<string | number> => {
    switch (field.kind) {
      case 'choice':
        return fc.constantFrom(...field.options)
      case 'count':
        return fc.integer({ min: 0, max: field.max })
      case 'words':
        return fc.string({ unit: fc.constantFrom(...'清理过期公示三件'), minLength: 1, maxLength: field.max })
    }
  }
  test('every whole entry of every register is kept', () => {
    for (const register of REGISTERS) {
      const answers = fc.record(Object.fromEntries(REGISTER_FIELDS[register].map((field) => [field.id, answerOf(field)])))
      fc.assert(
        fc.property(answers, (given) => {
          expect(answerProblem(register, given as RegisterAnswers)).toBeUndefined()
          expect(entry({ register, answers: given })).toBe(true)
        }),
        { numRuns: 50 },
      )
    }
  })

  test('a choice that was not made is named; a note may be left out', () => {
    expect(answerProblem('daily-check', { ...RIGHT, paper: 'perhaps' })).toEqual({ field: 'paper', problem: 'not-a-choice' })
    const { touch: _, ...withoutTouch } = RIGHT
    expect(answerProblem('daily-check', withoutTouch)).toEqual({ field: 'touch', problem: 'missing' })
    expect(answerProblem('update', { what: 'content' })).toBeUndefined()
    expect(answerProblem('first-interpreter', { who: 'head', how: 'meeting', topic: ' ' })?.problem).toBe('missing')
  })

  test('no phone, no card number, no long story', () => {
    for (const note of ['电话13812345678', '222401 1990 0101 1234', '打 138-1234-5678'])
      expect(answerProblem('update', { what: 'content', note })).toEqual({ field: 'note', problem: 'long-number' })
    expect(answerProblem('update', { what: 'content', note: '2026年11月25日换新' })).toBeUndefined()
    expect(answerProblem('update', { what: 'content', note: '长'.repeat(61) })?.problem).toBe('too-much')
    expect(answerProblem('training', { subject: 'review', people: 1000 })?.problem).toBe('too-much')
  })
})

describe('hostile entries', () => {
  test.each([
    ['a register that does not exist', { register: 'secrets', answers: {} }],
    ['a field of another register', { register: 'daily-check', answers: { ...RIGHT, device: 'printer' } }],
    ['a field named like a part of the language', { register: 'daily-check', answers: JSON.parse('{"__proto__":"x"}') }],
    ['a hundred fields', { register: 'update', answers: Object.fromEntries([...'abcdefghij'].map((id) => [id, 'x'])) }],
    ['a number where words belong', { register: 'update', answers: { what: 'content', note: 5 } }],
    ['a mended daily check', { register: 'daily-check', answers: RIGHT, mends: ID }],
    ['a mended fault with answers', { register: 'fault', answers: { device: 'printer' }, mends: ID }],
    ['an unknown key', { register: 'daily-check', answers: RIGHT, phone: '1' }],
    ['an id that is none', { id: '../x', register: 'daily-check', answers: RIGHT }],
    ['a name without end', { register: 'daily-check', answers: RIGHT, by: '甲'.repeat(61) }],
  ])('%s is refused', (_, more) => expect(entry(more)).toBe(false))
})

describe('open faults', () => {
  const uuid = (n: number) => `0b8f5f0e-6b1c-4a53-9a51-${String(n).padStart(12, '0')}`
  const step = fc.record({ device: fc.constantFrom(...FAULT_DEVICES), mended: fc.boolean(), reported: fc.boolean() })

  test('are those that nobody has marked as mended, oldest first, whatever the order of the entries', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), fc.integer({ min: 1 }), (steps, seed) => {
        const entries: RegisterEntry[] = steps.flatMap(({ device, mended, reported }, i) => {
          const at = new Date(Date.UTC(2026, 10, 1 + i)).toISOString()
          const answers = { device, what: 'dead', reported: reported ? 'yes' : 'not-yet' }
          const found: RegisterEntry = { ...MADE, id: uuid(i), register: 'fault', at, answers }
          return mended ? [found, { ...MADE, id: uuid(100 + i), register: 'fault', at, answers: {}, mends: uuid(i) }] : [found]
        })
        const shuffled = [...entries].sort((a, b) => (a.id + seed > b.id + seed ? 1 : -1) * (seed % 2 === 0 ? 1 : -1))
        const open = openFaults(shuffled)
        expect(open.map(({ device }) => device)).toEqual(steps.filter(({ mended }) => !mended).map(({ device }) => device))
        expect(open.map(({ since }) => since)).toEqual(open.map(({ since }) => since).sort())
      }),
    )
  })
})
