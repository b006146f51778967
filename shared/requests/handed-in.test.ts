import { expect, test } from 'vitest'
import { filledForm } from '../../test/support/filled-forms.ts'
import { checkHandedIn, HAND_IN_WAYS, handedInProblem, receiptDayOf, startOfDay } from './handed-in.ts'
import { isOfficeCode, officeCode, terminalCodeSchema } from './receipt.ts'

const DAY = '2026-11-20'

test('条例 第31条: handed in, told, or signed for, the day it came counts; a plain letter, a fax and mail wait until both sides confirm', () => {
  const receiptDays = HAND_IN_WAYS.map((way) => [
    way,
    receiptDayOf({ way, day: DAY }, undefined),
    receiptDayOf({ way, day: DAY }, '2026-11-23'),
  ])
  expect(receiptDays).toEqual([
    ['in-person', DAY, DAY],
    ['oral', DAY, DAY],
    ['post-signed', DAY, DAY],
    ['post-plain', undefined, '2026-11-23'],
    ['fax', undefined, '2026-11-23'],
    ['email', undefined, '2026-11-23'],
  ])
})

test('nothing comes tomorrow, and nothing is confirmed before it has come', () => {
  const fax = { way: 'fax', day: DAY } as const
  expect(handedInProblem(fax, undefined, DAY)).toBeUndefined()
  expect(handedInProblem(fax, DAY, DAY)).toBeUndefined()
  expect(handedInProblem({ way: 'fax', day: '0206-11-20' }, undefined, DAY)).toBe('handed-in-too-early')
  expect(handedInProblem(fax, undefined, '2026-11-19')).toBe('receipt-day-in-future')
  expect(handedInProblem(fax, '2026-11-19', '2026-11-25')).toBe('receipt-day-before-submission')
  expect(handedInProblem(fax, '2026-11-26', '2026-11-25')).toBe('receipt-day-in-future')
  expect(startOfDay(DAY)).toBe('2026-11-19T16:00:00.000Z')
})

test('a whole paper has nothing wrong and nothing lacking; what is not asked of its kind of applicant is left out', () => {
  const typed = { ...filledForm('disclosure-request', ' 修路的合同 '), creditCode: 'X', matter: 'complaint' }
  const { answers, wrong, lacking } = checkHandedIn(typed)
  expect([wrong, lacking]).toEqual([{}, {}])
  expect(answers).toMatchObject({ information: '修路的合同', matter: 'information' })
  expect(answers).not.toHaveProperty('creditCode')
})

test('a letter without a card number and an address is said to lack them, and is no less a request (第30条)', () => {
  const { answers, wrong, lacking } = checkHandedIn({ applicantKind: 'person', name: '某某某', information: '修路的合同' })
  expect(wrong).toEqual({})
  expect(Object.keys(lacking).sort()).toEqual(['address', 'delivery', 'idKind', 'medium', 'phone'])
  expect(answers).toEqual({ matter: 'information', applicantKind: 'person', name: '某某某', information: '修路的合同' })
  expect(checkHandedIn({ ...filledForm('disclosure-request', '甲'), idNumber: '123' }).lacking).toEqual({ idNumber: 'id-number' })
})

test('who applies and what for is never left out, and nothing longer than the form or beside its choices is kept', () => {
  expect(checkHandedIn({}).wrong).toEqual({ applicantKind: 'missing', information: 'missing' })
  const hostile = { ...filledForm('disclosure-request', '长'.repeat(1001)), medium: 'stone', constructor: 'x' }
  expect(checkHandedIn(hostile).wrong).toEqual({ information: 'too-long', medium: 'not-an-option' })
  expect(checkHandedIn(hostile).answers).not.toHaveProperty('constructor')
})

test('the office has a code of its own that no enrolment gives', () => {
  expect(terminalCodeSchema.parse(officeCode('QH'))).toBe('QH00')
  expect([isOfficeCode('QH00'), isOfficeCode('QH01'), isOfficeCode('QH10')]).toEqual([true, false, false])
})
