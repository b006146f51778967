// What an editor can decide about the doubtful parts of a file (导入), by the finding that asks for it: one press instead of a line beside the file.
import type { DeskDraft } from '../../../shared/desk/desk-draft.ts'

export interface DecisionOffer {
  /** Names its words: `desk:decision.<id>`. */
  readonly id: string
  readonly decision: DeskDraft['decisions']
}

const HIDDEN: readonly DecisionOffer[] = [
  { id: 'hidden-left-out', decision: { 隐藏内容: '不带入' } },
  { id: 'hidden-included', decision: { 隐藏内容: '带入' } },
]
const OFFERS: Readonly<Record<string, readonly DecisionOffer[]>> = {
  'office-comments': [{ id: 'comments-left-out', decision: { 批注: '不带入' } }],
  'docx-tracked-changes': [
    { id: 'revisions-accepted', decision: { 修订: '接受' } },
    { id: 'revisions-original', decision: { 修订: '原文' } },
  ],
  'docx-hidden-text': HIDDEN.slice(0, 1),
  'xlsx-hidden-sheets': HIDDEN.slice(0, 1),
  'xlsx-hidden-rows': HIDDEN,
  'xlsx-hidden-columns': HIDDEN,
  'pdf-invisible-text': [{ id: 'invisible-checked', decision: { 不可见文字: '已核对' } }],
  'pdf-attachments': [{ id: 'embedded-checked', decision: { 附带文件: '已核对' } }],
}

export function decisionOffers(rule: string): readonly DecisionOffer[] {
  return OFFERS[rule] ?? []
}
