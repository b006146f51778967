// The documents: the right remedy, blanks where something is unknown, nothing of a template left.
import { describe, expect, test } from 'vitest'
import file from '../../../assets/documents/disclosure.json' with { type: 'json' }
import { ANSWER_CODES } from './answer-code.ts'
import { answerText, CASE_DOCUMENTS, type DocumentFacts, documentText, documentWordingSchema } from './document-text.ts'

const wording = documentWordingSchema.parse(file)
const facts: DocumentFacts = {
  ...{ applicant: '某甲', number: 'QH01-20260924-A00001-0', received: '2026-09-24', information: '道路合同' },
  ...{ words: '请写明年份。\n请写明路段。', until: '2026-10-20', due: '2026-10-29', workingDays: 20, yuan: 2740 },
  ...{ phone: '000-555 0100', address: '一楼2号窗口', body: '青禾镇人民政府', day: '2026-10-12' },
}
const bare: DocumentFacts = { number: facts.number, phone: facts.phone, address: facts.address, body: facts.body, day: facts.day }
const whole = ({ title, paragraphs }: { title: string; paragraphs: readonly string[] }) => [title, ...paragraphs].join('\n')

describe('文书', () => {
  test.each(CASE_DOCUMENTS.filter((one) => one !== 'answer'))('%s is filled in, or has lines to fill in', (which) => {
    expect(whole(documentText(which, facts, wording))).not.toContain('{{')
    expect(whole(documentText(which, bare, wording))).toContain(wording.blank)
  })

  test('a notice to complete the request says what, until when, and each line on its own', () => {
    const { paragraphs, signature } = documentText('supplement', facts, wording)
    expect(paragraphs).toContain('请写明年份。')
    expect(paragraphs).toContain('请写明路段。')
    expect(paragraphs.join('')).toContain('2026年10月20日前')
    expect(signature).toEqual(['青禾镇人民政府（盖章）', '2026年10月12日'])
  })
})

describe('答复书', () => {
  test.each(ANSWER_CODES)('%s is filled in and names its article or rule', (code) => {
    const text = whole(answerText(code, '2026-10-12', facts, wording))
    expect(text).not.toContain('{{')
    expect(text).toContain('道路合同')
  })

  test('行政复议法 第23条: the remedy is right for the decision and its day', () => {
    const remedy = (code: (typeof ANSWER_CODES)[number], day: string) => whole(answerText(code, day, facts, wording))
    expect(remedy('process', '2026-10-12')).toContain('应当先自收到本答复书之日起六十日内')
    expect(remedy('process', '2026-10-12')).not.toContain('六个月内')
    expect(remedy('process', '2023-12-29')).toContain('六个月内')
    expect(remedy('granted', '2026-10-12')).toContain('六个月内')
    expect(remedy('partial', '2026-10-12')).toContain('不予公开的部分不服，应当先')
    expect(remedy('withdrawn', '2026-10-12')).not.toContain('行政复议')
  })
})
