// The desk's filter: what waits for this very person, what is on its way, published, withdrawn.
import type { DeskRow } from '../../../shared/api/hub-desk.ts'
import type { DeskStage, DeskStanding } from '../../../shared/desk/desk-standing.ts'
import { type DeskPerson, mayTakeStep } from '../../../shared/desk/desk-steps.ts'

export const DESK_SHOWN = ['mine', 'working', 'published', 'withdrawn', 'all'] as const
export type DeskShown = (typeof DESK_SHOWN)[number]

export type OnwardStep = 'submit' | 'pass-content' | 'pass-secrecy' | 'sign'

/** The step that leads on from each stage. */
export const NEXT_STEP: Readonly<Partial<Record<DeskStage, OnwardStep>>> = {
  draft: 'submit',
  content: 'pass-content',
  secrecy: 'pass-secrecy',
  signing: 'sign',
}

export function shownRows(rows: readonly DeskRow[], shown: DeskShown, find: string, person: DeskPerson): DeskRow[] {
  const wanted = find.trim().toLowerCase()
  return rows.filter((row) => fits(row, shown, person) && row.title.toLowerCase().includes(wanted)).toSorted(newestFirst)
}

function fits(row: DeskRow, shown: DeskShown, person: DeskPerson): boolean {
  switch (shown) {
    case 'mine':
      return waitsFor(row, person)
    case 'working':
      return row.stage !== 'published' && row.stage !== 'withdrawn'
    case 'published':
    case 'withdrawn':
      return row.stage === shown
    case 'all':
      return true
  }
}

/** Whether the next step is this person's, as far as the row tells: of the editors it names the last. */
export function waitsFor(row: DeskRow, person: DeskPerson): boolean {
  const step = NEXT_STEP[row.stage]
  if (step === undefined) return false
  if (step === 'submit') return row.editor?.account === person.account
  return mayTakeStep({ step, person, version: row.version, standing: standingOf(row), findings: [] }).ok
}

/** What a row tells of where the document stands: enough for the rules to judge by. */
export function standingOf(row: DeskRow): DeskStanding {
  const { stage, version, editor, content, secrecy, signed, returned, publishedOn } = row
  return {
    ...{ stage, version, content, secrecy, signed, returned, validity: undefined },
    editors: editor === undefined ? [] : [editor],
    live: publishedOn === undefined ? undefined : { version, release: 1 },
  }
}

function newestFirst(one: DeskRow, other: DeskRow): number {
  return movedAt(other).localeCompare(movedAt(one)) || one.title.localeCompare(other.title)
}

function movedAt({ signed, secrecy, content, returned, editor, publishedOn }: DeskRow): string {
  const moments = [signed, secrecy, content, returned, editor].map((step) => step?.at ?? '')
  return [...moments, publishedOn ?? ''].sort().at(-1) ?? ''
}
