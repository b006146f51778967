import { describe, expect, test } from 'vitest'
import { DOCUMENT_KINDS, documentIdSchema } from '../../../shared/content/document.ts'
import { deskFieldsSchema } from '../../../shared/desk/desk-draft.ts'
import { fieldAt, fieldsFrom, formFields, newDocumentId, newValues, valuesOf, withLink, withoutLink } from './draft-values.ts'

const written = (kind: (typeof DOCUMENT_KINDS)[number], lines = {}) => {
  const values = newValues(kind, '青禾镇人民政府')
  return { ...values, lines: { ...values.lines, title: '标题', ...lines } }
}

describe('the form', () => {
  test('of every kind gives fields that the contract takes, once its required fields are filled', () => {
    for (const kind of DOCUMENT_KINDS) {
      const days = Object.fromEntries(
        formFields(kind).flatMap(({ name, type }) => (type === 'day' ? [[name, '2026-11-27']] : [])),
      )
      const fields = deskFieldsSchema.safeParse(fieldsFrom('one', written(kind, days)))
      expect([kind, fields.error?.issues]).toEqual([kind, undefined])
    }
  })

  test('gives back what it was filled with', () => {
    const values = withLink(
      { ...written('policy', { keywords: '取暖，补贴', docNumber: '青政发〔2026〕9号' }), normative: true },
      'repeals',
      'old-one',
    )
    const fields = deskFieldsSchema.parse(fieldsFrom('one', values))
    expect(fields.keywords).toEqual(['取暖', '补贴'])
    expect(valuesOf(fields)).toEqual(values)
    expect(withoutLink(values, 'repeals', 'old-one').links.repeals).toEqual([])
  })

  test('of another kind drops what that kind does not have, and keeps titles in other languages', () => {
    const policy = deskFieldsSchema.parse({
      ...fieldsFrom(
        'one',
        withLink({ ...written('policy', { validUntil: '2027-01-01' }), normative: true }, 'repeals', 'old-one'),
      ),
      titles: { ko: { title: '제목', reviewed: true } },
    })
    const notice = deskFieldsSchema.parse(fieldsFrom('one', { ...valuesOf(policy), kind: 'notice' }, policy))
    expect(notice).toMatchObject({ kind: 'notice', normative: false, titles: { ko: { title: '제목' } }, links: { repeals: [] } })
    expect(notice.validUntil).toBeUndefined()
  })

  test('a period with one day missing is told at that day', () => {
    const fields = deskFieldsSchema.safeParse(fieldsFrom('one', written('publicity', { noticeFrom: '2026-11-27' })))
    expect(fields.error?.issues.map(({ path }) => fieldAt(path))).toEqual(['noticeUntil'])
  })
})

test('new ids are ids', () => {
  for (const kind of DOCUMENT_KINDS) expect(documentIdSchema.safeParse(newDocumentId(kind, '2026-11-27')).success).toBe(true)
})
