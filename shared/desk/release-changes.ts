// What the next release of a channel changes, from where every document stands at the desk and what is published now.
import type { CatalogueEntry } from '../content/catalogue.ts'
import type { DeskStanding } from './desk-standing.ts'

export interface ReleaseChanges {
  /** Signed, and their day has come: to be read and put in. */
  readonly due: readonly string[]
  /** Live by the record and missing in the channel: a package made elsewhere has replaced the catalogue. To be put back as they were. */
  readonly owed: readonly string[]
  readonly withdrawn: readonly string[]
  /** Published entries with another validity. */
  readonly changed: readonly CatalogueEntry[]
}

/** Asked again after a kill it gives the same answer, until the release is there. */
export function releaseChanges(
  published: readonly CatalogueEntry[],
  desk: ReadonlyMap<string, DeskStanding>,
  today: string,
): ReleaseChanges {
  const due: string[] = []
  const owed: string[] = []
  const withdrawn: string[] = []
  const ids = new Set(published.map(({ meta }) => meta.id))
  for (const [id, { stage, signed, live }] of desk) {
    if (stage === 'scheduled' && signed !== undefined && signed.publishOn <= today) due.push(id)
    else if (stage === 'withdrawn' && ids.has(id)) withdrawn.push(id)
    else if (live !== undefined && !ids.has(id)) owed.push(id)
  }
  const changed = published.flatMap((entry) => {
    const validity = desk.get(entry.meta.id)?.validity?.value
    const isGoing = due.includes(entry.meta.id) || withdrawn.includes(entry.meta.id)
    if (validity === undefined || validity === entry.meta.validity || isGoing) return []
    return [{ ...entry, meta: { ...entry.meta, validity } }]
  })
  return { due, owed, withdrawn, changed }
}
