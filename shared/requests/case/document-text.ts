// 文书: the documents of a request as paragraphs, from the office's wording (data) and the case. Chinese alone: they are official acts.
import { z } from 'zod'
import { ANSWER_CODES, type AnswerCode, remedyOf } from './answer-code.ts'

export const CASE_DOCUMENTS = [
  ...['receipt', 'supplement', 'extension', 'third-party', 'third-party-told', 'co-producer', 'fee', 'deferral', 'answer'],
  'assessment',
] as const
export type CaseDocument = (typeof CASE_DOCUMENTS)[number]
export const caseDocumentSchema = z.enum(CASE_DOCUMENTS)

const paragraph = z.string().min(1).max(1000)
const document = z.strictObject({ title: z.string().min(1).max(100), paragraphs: z.array(paragraph).max(20) })

/** The wording, one file: an office may word a document otherwise without touching the program. */
export const documentWordingSchema = z.strictObject({
  documents: z.record(caseDocumentSchema.exclude(['answer']), document),
  answer: z.strictObject({
    title: z.string().min(1).max(100),
    head: z.array(paragraph).max(10),
    'by-code': z.record(z.enum(ANSWER_CODES), paragraph),
    closing: z.array(paragraph).max(10),
  }),
  remedy: z.record(z.enum(['review-first', 'review-first-in-part', 'either', 'none']), z.array(paragraph).max(5)),
  /** 评估结论. */
  conclusion: z.strictObject({ publish: z.string().min(1).max(200), keep: z.string().min(1).max(200) }),
  /** Stands where a person has to fill in by hand. */
  blank: z.string().min(1).max(20),
  seal: z.string().max(20),
})
export type DocumentWording = z.infer<typeof documentWordingSchema>

/** What the paragraphs have blanks for; days as `YYYY-MM-DD`. What is missing becomes a line to fill in. */
export interface DocumentFacts {
  readonly applicant?: string | undefined
  readonly number: string
  readonly received?: string | undefined
  readonly information?: string | undefined
  readonly words?: string | undefined
  readonly until?: string | undefined
  readonly due?: string | undefined
  readonly workingDays?: number | undefined
  readonly yuan?: number | undefined
  readonly conclusion?: string | undefined
  readonly phone: string
  readonly address: string
  /** 复议机关. */
  readonly reviewBody?: string | undefined
  readonly body: string
  /** Day on the document. */
  readonly day: string
}

export interface DocumentText {
  readonly title: string
  readonly paragraphs: readonly string[]
  /** 落款: body and day, to the right. */
  readonly signature: readonly string[]
}

export function documentText(
  which: Exclude<CaseDocument, 'answer'>,
  facts: DocumentFacts,
  wording: DocumentWording,
): DocumentText {
  const { title, paragraphs } = wording.documents[which]
  return filled(title, paragraphs, facts, wording)
}

/** 答复书: what was decided and why, then the remedy that belongs to it. */
export function answerText(code: AnswerCode, decidedOn: string, facts: DocumentFacts, wording: DocumentWording): DocumentText {
  const { title, head, closing } = wording.answer
  const words = facts.words === undefined ? [] : ['{{words}}']
  const remedy = wording.remedy[remedyOf(code, decidedOn)]
  return filled(title, [...head, wording.answer['by-code'][code], ...words, ...remedy, ...closing], facts, wording)
}

function filled(
  title: string,
  paragraphs: readonly string[],
  facts: DocumentFacts,
  { blank, seal }: DocumentWording,
): DocumentText {
  const values = new Map<string, string>(
    Object.entries(facts).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, shown(value)]])),
  )
  const fill = (text: string) => text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values.get(name) ?? blank)
  return {
    title,
    // Each line that the officer wrote is a paragraph of its own.
    paragraphs: paragraphs.flatMap((one) => fill(one).split('\n')).filter((one) => one.trim() !== ''),
    signature: [`${facts.body}${seal}`, shown(facts.day)],
  }
}

/** Days as a document writes them: 2026年3月5日. */
function shown(value: string | number): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(String(value)) ?? []
  return year === undefined ? String(value) : `${year}年${Number(month)}月${Number(day)}日`
}
