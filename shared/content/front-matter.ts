// Front matter as a clerk writes it: Chinese field names and terms, mapped to the identifiers of `document.ts`.
import { type DocumentMeta, documentMetaSchema } from './document.ts'

type Plain = Record<string, unknown>

/** Chinese field name -> identifier. English identifiers are accepted as they are. */
const FIELD_NAMES: Readonly<Record<string, string>> = {
  编号: 'id',
  种类: 'kind',
  标题: 'title',
  发布机关: 'body',
  文号: 'docNumber',
  成文日期: 'signedOn',
  发布日期: 'publishedOn',
  有效性: 'validity',
  有效期至: 'validUntil',
  公开属性: 'openness',
  审查: 'review',
  关联: 'links',
  公示期: 'publicNotice',
  起止: 'period',
  地点: 'place',
  规范性文件: 'normative',
  译文: 'translation',
  主题: 'topic',
  关键词: 'keywords',
  摘要: 'summary',
  语言: 'language',
  译名: 'titles',
  重点提示: 'spotlight',
  公开网址: 'publicAddress',
}

const NESTED_NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  review: { 步骤: 'step', 审查人: 'by', 日期: 'on' },
  links: { 解读: 'interprets', 废止: 'repeals', 替代: 'replaces', 办理: 'guideFor', 反馈: 'resultOf' },
  publicNotice: { 起: 'from', 止: 'until' },
  period: { 起: 'from', 止: 'until' },
  translation: { 译自: 'of', 已审: 'reviewed' },
  titles: { 朝鲜文: 'ko', 英文: 'en', 题名: 'title', 已审: 'reviewed' },
}

const TERMS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  kind: {
    政策文件: 'policy',
    政策解读: 'interpretation',
    办事指南: 'guide',
    通知公告: 'notice',
    公示: 'publicity',
    政府公报: 'gazette',
    公开目录: 'directory',
    常见问答: 'faq',
    活动: 'event',
    意见征集: 'opinion-call',
    制度: 'rules',
    表格: 'form',
  },
  validity: { 有效: 'valid', 失效: 'expired', 废止: 'repealed', 已修改: 'amended' },
  openness: { 主动公开: 'proactive', 依申请公开: 'on-request', 不予公开: 'withheld' },
  step: { 内容审核: 'content', 保密审查: 'secrecy', 一事一审: 'case', 试用: 'trial' },
  language: { 中文: 'zh-CN', 朝鲜文: 'ko', 英文: 'en', 藏文: 'bo' },
}

/** One thing wrong in a document's metadata: the field's Chinese name and what is wrong with it. */
export interface MetaProblem {
  readonly field: string
  readonly problem: 'missing' | 'unknown-field' | 'bad-value'
}

/**
 * Reads parsed front matter or a sidecar (a plain object) into metadata.
 * Errors: every field that is missing, unknown or has a value outside its schema, by its Chinese name.
 */
export function readDocumentMeta(raw: unknown): { ok: true; meta: DocumentMeta } | { ok: false; problems: MetaProblem[] } {
  if (!isPlain(raw)) return { ok: false, problems: [{ field: '编号', problem: 'missing' }] }
  const parsed = documentMetaSchema.safeParse(toIdentifiers(raw))
  if (parsed.success) return { ok: true, meta: parsed.data }
  const problems = new Map<string, MetaProblem>()
  for (const issue of parsed.error.issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) problems.set(key, { field: clip(key), problem: 'unknown-field' })
      continue
    }
    const identifier = String(issue.path[0] ?? 'id')
    const field = chineseName(identifier)
    const absent = toIdentifiers(raw)[identifier] === undefined
    problems.set(field, { field, problem: absent ? 'missing' : 'bad-value' })
  }
  return { ok: false, problems: [...problems.values()] }
}

/** The Chinese field name a clerk knows for an identifier of `documentMetaSchema`. */
export function chineseName(identifier: string): string {
  return Object.entries(FIELD_NAMES).find(([, id]) => id === identifier)?.[0] ?? clip(identifier)
}

/** Renames Chinese fields and terms to identifiers; what it does not know stays for the schema to refuse. */
export function toIdentifiers(raw: Plain): Plain {
  // fromEntries also makes a key such as __proto__ a plain field, which the schema then refuses.
  return Object.fromEntries(
    Object.entries(raw).map(([key, value]) => {
      const name = own(FIELD_NAMES, key) ?? key
      return [name, termOf(name, nested(name, value))]
    }),
  )
}

function nested(field: string, value: unknown): unknown {
  const names = own(NESTED_NAMES, field)
  if (names === undefined) return value
  if (Array.isArray(value)) return value.map((item) => nested(field, item))
  if (!isPlain(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const name = own(names, key) ?? key
      return [name, termOf(name, isPlain(inner) ? nested(field, inner) : inner)]
    }),
  )
}

function termOf(field: string, value: unknown): unknown {
  const terms = own(TERMS, field)
  return typeof value === 'string' && terms !== undefined ? (own(terms, value) ?? value) : value
}

function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A stranger's file may hold a key of any length; what is shown of it stays short. */
function clip(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 40)}…`
}
