// A version at the desk as it would be published, and what the check says of it: the same reading and the same rules as for files on a disk.
import { extname } from 'node:path'
import { chinaDay } from '../../shared/calendar/working-days.ts'
import { type DeskDraft, deskDraftSchema } from '../../shared/desk/desk-draft.ts'
import type { DeskStanding } from '../../shared/desk/desk-standing.ts'
import { checkDocument } from '../../shared/review/check-document.ts'
import type { Finding } from '../../shared/review/finding.ts'
import type { ReviewContext } from '../../shared/review/rule.ts'
import type { OfficeReader } from '../intake/office/office-reader.ts'
import { readSource } from '../intake/read-source.ts'
import { asReviewed } from '../intake/read-sources.ts'
import type { SourceDocument } from '../intake/source-document.ts'
import type { HubStore } from '../store/open-store.ts'

export interface DraftReading {
  readonly draft: DeskDraft
  /** As it was handed in; absent for a pasted text. */
  readonly fileName?: string
  /** Absent when the file cannot be read as a document. */
  readonly document?: SourceDocument
  readonly findings: readonly Finding[]
}

/** The desk keeps the review record itself: what is not done yet is no finding. */
const OWN_MATTERS = ['two-reviewers', 'dates-in-order']

/** Undefined when there is no such version. */
export async function readDraft(
  store: HubStore,
  id: string,
  standing: DeskStanding,
  channel: string,
  context: ReviewContext,
  reader: OfficeReader,
): Promise<DraftReading | undefined> {
  const row = await store
    .selectFrom('desk_version')
    .leftJoin('desk_file', 'desk_file.sha256', 'desk_version.file')
    .select(['draft', 'cleared_at', 'desk_file.name', 'desk_file.bytes'])
    .where('document', '=', id)
    .where('version', '=', standing.version)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const draft = deskDraftSchema.parse(JSON.parse(row.draft))
  const { text, fields } = draft
  const file = text === undefined ? { path: row.name ?? '', bytes: row.bytes ?? new Uint8Array() } : pasted(text, fields.title)
  const options = { channel, trial: false, today: context.today }
  const { document, findings } = await readSource(file, sidecar(draft, standing, context.today, file.path), options, reader)
  const known = { draft, ...(row.name !== null && { fileName: row.name }) }
  const held: Finding[] = row.cleared_at !== null ? [{ file: file.path, rule: 'opinion-erased', severity: 'error' }] : []
  if (document === undefined) return { ...known, findings: [...held, ...findings] }
  const reviewed = checkDocument(file.path, asReviewed(document), 'publication', context)
  return { ...known, document, findings: [...held, ...findings, ...reviewed.filter(({ rule }) => !OWN_MATTERS.includes(rule))] }
}

function pasted(text: string, title: string) {
  return { path: `${title.replace(/[/\\\p{Cc}]/gu, ' ').slice(0, 80)}.md`, bytes: Buffer.from(text) }
}

/** JSON is YAML: what a clerk would write beside the file. */
function sidecar({ fields, decisions }: DeskDraft, standing: DeskStanding, today: string, path: string) {
  const meta = { ...fields, publishedOn: standing.signed?.publishOn ?? today, review: reviewOf(standing, today) }
  const bytes = Buffer.from(JSON.stringify({ ...meta, 导入: decisions }))
  return { path: `${path.slice(0, -extname(path).length)}.yml`, bytes }
}

/** 审查 as it goes out with the document: who passed it and when, by the steps that are on record. */
function reviewOf({ content, secrecy, editors }: DeskStanding, today: string) {
  const done = [
    ...(content === undefined ? [] : [{ step: 'content', by: content.name, on: chinaDay(new Date(content.at)) }]),
    ...(secrecy === undefined ? [] : [{ step: 'secrecy', by: secrecy.name, on: chinaDay(new Date(secrecy.at)) }]),
  ]
  return done.length > 0 ? done : [{ step: 'case', by: editors[0]?.name ?? '—', on: today }]
}
