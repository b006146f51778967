// What an officer's page may send of a letter or of a person: what no form of ours makes is refused before anything is opened.
import { expect, test } from 'vitest'
import { handInRequestSchema, hubHandInApi } from './hub-hand-in.ts'
import { hubPersonDataApi, personQuestionSchema } from './hub-person-data.ts'

const ID = '6f1c1f7e-6f0c-4f4a-9c55-0d2c9d0b7a11'
const letter = {
  ...{ id: ID, handedIn: { way: 'fax', day: '2026-11-25' }, answers: { information: '合同' } },
  ...{ asWritten: false, identitySeen: false },
}

test('a letter: another way, a day that is none, an answer without end, more in the arrival than belongs there', () => {
  expect(handInRequestSchema.safeParse(letter).success).toBe(true)
  const hostile: readonly object[] = [
    { id: '../../etc/passwd' },
    { handedIn: { way: 'pigeon', day: '2026-11-25' } },
    { handedIn: { way: 'fax', day: '2026-02-30' } },
    { handedIn: { way: 'fax', day: '2026-11-25', receipt: 'QH01-20261125-A00042-0' } },
    { confirmedOn: 'tomorrow' },
    { answers: { information: '长'.repeat(5001) } },
    { answers: { ['x'.repeat(41)]: '1' } },
    { answers: [['information', '合同']] },
    { asWritten: 'yes' },
    { identitySeen: undefined },
  ]
  for (const change of hostile)
    expect([change, handInRequestSchema.safeParse({ ...letter, ...change }).success]).toEqual([change, false])
  expect(hubHandInApi.similar.request.safeParse({ answers: { information: 7 } }).success).toBe(false)
})

test('a person: nothing asked, a receipt with a wrong check character, a number without end, a ground that is none, too many at once', () => {
  expect(personQuestionSchema.safeParse({ phone: '000-555 0123' }).success).toBe(true)
  for (const asked of [
    {},
    { receipt: 'QH01-20261125-A00042-X' },
    { phone: '1' },
    { idNumber: '1'.repeat(61) },
    { idNumber: '   ' },
  ])
    expect([asked, personQuestionSchema.safeParse(asked).success]).toEqual([asked, false])
  const erase = (change: object) =>
    hubPersonDataApi.erase.request.safeParse({ person: { phone: '000-555 0123' }, ids: [ID], ground: 'purpose-over', ...change })
      .success
  expect(erase({})).toBe(true)
  expect([erase({ ground: 'because' }), erase({ ids: [] }), erase({ ids: Array(501).fill(ID) }), erase({ ids: ['*'] })]).toEqual(
    Array(4).fill(false),
  )
})
