// Ways (入口): everything a zone or a shortcut can lead to. One list, so that a profile or a theme can name nothing that the pages don't have.
import { DOCUMENT_KINDS } from '../content/document.ts'

/** Lists of documents; `library` is 规范性文件库. */
export const LIST_WAYS = [...DOCUMENT_KINDS, 'library'] as const
export type ListWay = (typeof LIST_WAYS)[number]

/**
 * Pages where a person does something: forms that stand by themselves, and 我的回执. 纠错, 意见征集 and 报名 belong to one document and are
 * reached from it.
 */
export const ACT_WAYS = ['consultation', 'disclosure-request', 'rating', 'my-receipts'] as const
export type ActWay = (typeof ACT_WAYS)[number]

export const SHORTCUT_WAYS = [...LIST_WAYS, ...ACT_WAYS] as const
export type ShortcutWay = (typeof SHORTCUT_WAYS)[number]
