// Ways (入口): everything a zone or a shortcut can lead to. One list, so that a profile or a theme can name nothing that the pages don't have.
import { DOCUMENT_KINDS } from '../content/document.ts'
import { SUBMISSION_KINDS } from '../requests/form.ts'

/** Lists of documents; `library` is 规范性文件库. */
export const LIST_WAYS = [...DOCUMENT_KINDS, 'library'] as const
export type ListWay = (typeof LIST_WAYS)[number]

/** Pages where a person does something: the forms, and 我的回执. */
export const ACT_WAYS = [...SUBMISSION_KINDS, 'my-receipts'] as const
export type ActWay = (typeof ACT_WAYS)[number]

/** Forms that belong to one document (纠错) or one call (意见征集, 报名) can't stand by themselves. */
export const SHORTCUT_WAYS = [...LIST_WAYS, 'consultation', 'disclosure-request', 'rating', 'my-receipts'] as const
export type ShortcutWay = (typeof SHORTCUT_WAYS)[number]
