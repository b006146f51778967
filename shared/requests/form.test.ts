import { describe, expect, test } from 'vitest'
import { filledForm, madeUpIdNumber } from '../../test/support/filled-forms.ts'
import { checkAnswers, isCreditCode, isResidentIdNumber } from './form.ts'
import { currentForm } from './forms.ts'

const disclosure = currentForm('disclosure-request')

describe('a disclosure request', () => {
  test('is complete with who, what and in which form, and never asks for a purpose (条例 第29条)', () => {
    expect(checkAnswers(disclosure, filledForm('disclosure-request', '补贴名册')).ok).toBe(true)
    const asked = disclosure.pages.flatMap(({ fields }) => fields.map(({ id }) => id))
    expect(asked.some((id) => /purpose|use/i.test(id))).toBe(false)
  })

  test('without name and identity each missing field is named', () => {
    const { name: _, idNumber: __, ...rest } = filledForm('disclosure-request', '补贴名册')
    const checked = checkAnswers(disclosure, rest)
    expect(checked.ok ? {} : checked.problems).toEqual({ name: 'missing', idNumber: 'missing' })
  })

  test('answers to questions that are not asked are dropped', () => {
    const checked = checkAnswers(disclosure, { ...filledForm('disclosure-request', 'x'), organisationName: '某公司', extra: '…' })
    expect(checked.ok && Object.keys(checked.answers)).not.toContain('organisationName')
    expect(checked.ok && Object.keys(checked.answers)).not.toContain('extra')
  })

  test('hostile field names and values do no harm', () => {
    const hostile = JSON.parse('{"__proto__":"x","constructor":"y","matter":"information"}') as Record<string, string>
    expect(checkAnswers(disclosure, hostile).ok).toBe(false)
    expect(checkAnswers(disclosure, { ...filledForm('disclosure-request', 'x'), information: '长'.repeat(1001) })).toEqual({
      ok: false,
      problems: { information: 'too-long' },
    })
    expect(checkAnswers(disclosure, { ...filledForm('disclosure-request', 'x'), phone: '-----' })).toEqual({
      ok: false,
      problems: { phone: 'phone' },
    })
    expect(checkAnswers(disclosure, { ...filledForm('disclosure-request', 'x'), medium: 'telepathy' })).toEqual({
      ok: false,
      problems: { medium: 'not-an-option' },
    })
  })
})

test('check characters: a made-up id number is right, one digit changed is not; a credit code likewise', () => {
  const id = madeUpIdNumber()
  expect(isResidentIdNumber(id)).toBe(true)
  expect(isResidentIdNumber(`1${id.slice(1)}`)).toBe(false)
  // GB 32100's own example.
  expect(isCreditCode('91350100M000100Y43')).toBe(true)
  expect(isCreditCode('91350100M000100Y44')).toBe(false)
})
