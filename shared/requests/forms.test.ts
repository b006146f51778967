import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Answers,
  askedFields,
  askedPages,
  checkAnswers,
  isCreditCode,
  isResidentIdNumber,
  SUBMISSION_KINDS,
} from './form.ts'
import { currentForm, formVersion } from './forms.ts'

const disclosure = currentForm('disclosure-request')
const consultation = currentForm('consultation')
const PERSON: Answers = {
  matter: 'information',
  applicantKind: 'person',
  name: '某某某',
  idKind: 'other-id',
  otherIdNumber: 'G00000000',
  phone: '000-555 0123',
  address: '青禾村1组',
  information: '2026年补贴名册',
  medium: 'paper',
  delivery: 'post',
}
const pages = (answers: Answers) => askedPages(disclosure, answers).map(({ id }) => id)
const problems = (answers: Answers) => {
  const checked = checkAnswers(disclosure, answers)
  return checked.ok ? {} : checked.problems
}

describe('which pages a person is asked', () => {
  test('someone with a question is steered away before giving a name', () => {
    expect(pages({ matter: 'question' })).toEqual(['steering'])
  })

  test('a person is asked for an identity, an organisation for its code', () => {
    expect(pages(PERSON)).toEqual(['steering', 'notice', 'applicantKind', 'person', 'contact', 'information', 'form'])
    expect(pages({ ...PERSON, applicantKind: 'research' })).toContain('organisation')
    expect(pages({ ...PERSON, applicantKind: 'research' })).not.toContain('person')
  })

  test('someone who goes back and chooses a question is not asked for what belonged to the earlier choice', () => {
    expect(pages({ ...PERSON, matter: 'question' })).toEqual(['steering'])
    expect(checkAnswers(disclosure, { ...PERSON, matter: 'question' })).toEqual({ ok: true, answers: { matter: 'question' } })
  })

  test('a choice with a blank after it opens the same pages: nothing can be left out that way', () => {
    expect(pages({ ...PERSON, matter: 'information ', applicantKind: ' person' })).toEqual(pages(PERSON))
    expect(problems({ matter: 'information ' })).toMatchObject({ applicantKind: 'missing', information: 'missing' })
  })

  test('a phone is asked for only when the answer comes by phone', () => {
    const asked = (replyBy: string) => askedFields(consultation, { replyBy }).map(({ id }) => id)
    expect(asked('terminal')).not.toContain('phone')
    expect(asked('phone')).toContain('phone')
  })
})

describe('what an answer may be', () => {
  test('a complete request is taken, trimmed, without what was left empty', () => {
    const checked = checkAnswers(disclosure, { ...PERSON, name: '  某某某 ', email: '   ' })
    expect(checked).toEqual({ ok: true, answers: PERSON })
  })

  test.each([
    ['phone', '不记得', 'phone'],
    ['phone', '123', 'phone'],
    ['email', 'nobody', 'email'],
    ['email', 'a@b.example', undefined],
    ['address', '长'.repeat(201), 'too-long'],
    ['address', '𥕛'.repeat(200), undefined],
    ['medium', 'Paper', 'not-an-option'],
    ['name', ' ', 'missing'],
  ] as const)('%s %s: %s', (field, answer, problem) => {
    expect(problems({ ...PERSON, [field]: answer })).toEqual(problem === undefined ? {} : { [field]: problem })
  })

  test('whatever fields and values are sent, only the form’s own come through', () => {
    const known = new Set(disclosure.pages.flatMap(({ fields }) => fields.map(({ id }) => id)))
    const key = fc.oneof(fc.constantFrom('__proto__', 'constructor', 'toString', 'matter', 'name'), fc.string())
    fc.assert(
      fc.property(fc.array(fc.tuple(key, fc.string())), (entries) => {
        const checked = checkAnswers(disclosure, { ...PERSON, ...Object.fromEntries(entries) })
        const names = Object.keys(checked.ok ? checked.answers : checked.problems)
        expect(names.every((name) => known.has(name))).toBe(true)
      }),
    )
  })
})

describe('check characters', () => {
  // The examples printed in GB 11643 and GB 32100.
  const ID = '11010519491231002X'
  const CODE = '91350100M000100Y43'

  test('the examples of the standards are right, also in small letters', () => {
    for (const id of [ID, ID.toLowerCase(), '440524188001010014']) expect(isResidentIdNumber(id), id).toBe(true)
    for (const code of [CODE, CODE.toLowerCase()]) expect(isCreditCode(code), code).toBe(true)
  })

  test('any single wrong sign is noticed', () => {
    for (const [valid, signs, check] of [
      [ID, '0123456789', isResidentIdNumber],
      [CODE, '0123456789ABCDEFGHJKLMNPQRTUWXY', isCreditCode],
    ] as const)
      for (let at = 0; at < valid.length; at += 1)
        for (const sign of signs)
          if (sign !== valid[at]) expect(check(`${valid.slice(0, at)}${sign}${valid.slice(at + 1)}`), `${at} ${sign}`).toBe(false)
  })

  test('15 or 19 digits, full-width digits and letters I, O, S, V, Z are refused', () => {
    for (const id of ['110105491231002', `${ID}1`, '１１０１０５１９４９１２３１００２X', ''])
      expect(isResidentIdNumber(id), id).toBe(false)
    for (const letter of 'IOSVZ') expect(isCreditCode(`${CODE.slice(0, 8)}${letter}${CODE.slice(9)}`)).toBe(false)
  })
})

describe('versions of forms', () => {
  test('R39: an answer finds the form it was given to, and an unknown version finds none', () => {
    for (const kind of SUBMISSION_KINDS) {
      const { version } = currentForm(kind)
      expect(formVersion(kind, version)?.id).toBe(kind)
      expect(formVersion(kind, version + 1)).toBeUndefined()
    }
  })

  test('field names are unique within a form, and every condition names an earlier field and its options', () => {
    for (const kind of SUBMISSION_KINDS) {
      const seen = new Map<string, readonly string[]>()
      for (const page of currentForm(kind).pages)
        for (const [owner, condition] of [
          [page.id, page.showIf] as const,
          ...page.fields.map((field) => [field, field.showIf] as const),
        ]) {
          if (condition !== undefined) expect(seen.get(condition.field)).toEqual(expect.arrayContaining([...condition.oneOf]))
          if (typeof owner === 'string') continue
          expect(seen.has(owner.id), owner.id).toBe(false)
          seen.set(owner.id, owner.options ?? [])
        }
    }
  })
})
