// Where a document stands, from what has happened to it: draft -> 内容审核 -> 保密审查 -> 签发 -> published; and what of it is live meanwhile.
import type { VALIDITY } from '../content/document.ts'
import type { DeskEvent } from './desk-event.ts'

/** What the document waits for. `published` and `withdrawn` wait for nothing. */
export const DESK_STAGES = ['draft', 'content', 'secrecy', 'signing', 'scheduled', 'published', 'withdrawn'] as const
export type DeskStage = (typeof DESK_STAGES)[number]

export interface DeskStep {
  readonly account: string
  readonly name: string
  readonly at: string
}

export interface DeskStanding {
  readonly stage: DeskStage
  /** The newest version; 0 for a document that came into the catalogue without the desk. */
  readonly version: number
  /** Everybody who saved a version since the last publication. */
  readonly editors: readonly DeskStep[]
  readonly content: (DeskStep & { readonly reasons: Readonly<Record<string, string>> }) | undefined
  readonly secrecy: DeskStep | undefined
  readonly signed: (DeskStep & { readonly publishOn: string }) | undefined
  /** Why it came back to its editor. */
  readonly returned: (DeskStep & { readonly reason: string }) | undefined
  /** What terminals show while a next version is being worked on. */
  readonly live: { readonly version: number; readonly release: number } | undefined
  /** Set after publication; wins over what the version says. */
  readonly validity: { readonly value: (typeof VALIDITY)[number]; readonly replacedBy: string | undefined } | undefined
}

const NEW: DeskStanding = {
  stage: 'draft',
  version: 0,
  editors: [],
  content: undefined,
  secrecy: undefined,
  signed: undefined,
  returned: undefined,
  live: undefined,
  validity: undefined,
}

/** `events` in the order in which they happened. */
export function deskStanding(events: readonly DeskEvent[]): DeskStanding {
  return events.reduce(after, NEW)
}

/** As it was when its live version went out; a next version may be on its way since. */
export function liveStanding(events: readonly DeskEvent[]): DeskStanding {
  return deskStanding(events.slice(0, events.findLastIndex(({ kind }) => kind === 'published') + 1))
}

function after(standing: DeskStanding, event: DeskEvent): DeskStanding {
  switch (event.kind) {
    case 'saved': {
      // Another text has not been reviewed by anybody.
      const isNewRound = standing.stage === 'published' || standing.stage === 'withdrawn'
      const editors = [...(isNewRound ? [] : standing.editors), stepOf(event)]
      const { returned, live, validity } = standing
      return { ...NEW, version: event.version, editors, live, validity, returned: isNewRound ? undefined : returned }
    }
    case 'cleared': {
      const { editors, live, validity, stage } = standing
      return { ...NEW, version: event.version, editors, live, validity, stage: stage === 'withdrawn' ? stage : 'draft' }
    }
    case 'submitted':
      return { ...standing, stage: 'content', returned: undefined }
    case 'content-passed':
      return { ...standing, stage: 'secrecy', content: { ...stepOf(event), reasons: event.reasons } }
    case 'secrecy-passed':
      return { ...standing, stage: 'signing', secrecy: stepOf(event) }
    case 'returned': {
      const returned = { ...stepOf(event), reason: event.reason }
      return { ...standing, stage: 'draft', content: undefined, secrecy: undefined, signed: undefined, returned }
    }
    case 'signed':
      return { ...standing, stage: 'scheduled', signed: { ...stepOf(event), publishOn: event.publishOn } }
    case 'published': {
      const live = { version: event.version, release: event.release }
      // A version that was withdrawn or taken up again while the release was made stays where it is.
      const isThis = standing.stage === 'scheduled' && standing.version === event.version
      return isThis ? { ...standing, live, validity: undefined, stage: 'published' } : { ...standing, live }
    }
    case 'withdrawn':
      return { ...standing, stage: 'withdrawn', live: undefined }
    case 'validity-set':
      return { ...standing, validity: { value: event.validity, replacedBy: event.replacedBy } }
  }
}

function stepOf({ account, name, at }: DeskStep): DeskStep {
  return { account, name, at }
}
