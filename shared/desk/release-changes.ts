// What the next release of a channel changes, from where every document stands at the desk and what is published now.
import type { CatalogueEntry } from '../content/catalogue.ts'
import { LINKS_MAX } from '../content/document.ts'
import type { DeskStanding } from './desk-standing.ts'

export interface ReleaseChanges {
  /** Signed, and their day has come: to be read and put in. */
  readonly due: readonly string[]
  /** Live by the record and missing in the channel: a package made elsewhere has replaced the catalogue. To be put back as they were. */
  readonly owed: readonly string[]
  readonly withdrawn: readonly string[]
  /** Published entries with another validity, or that take the place of another document now. */
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
  const replacing = Map.groupBy(
    [...desk].filter(([, { validity }]) => validity?.replacedBy !== undefined),
    ([, { validity }]) => validity?.replacedBy,
  )
  const changed = published.flatMap((entry): CatalogueEntry[] => {
    const { meta } = entry
    if (due.includes(meta.id) || withdrawn.includes(meta.id)) return []
    const validity = desk.get(meta.id)?.validity?.value ?? meta.validity
    const replaces = withReplaced(meta.links.replaces, replacing.get(meta.id)?.map(([id]) => id) ?? [])
    if (validity === meta.validity && replaces.length === meta.links.replaces.length) return []
    return [{ ...entry, meta: { ...meta, validity, links: { ...meta.links, replaces } } }]
  })
  return { due, owed, withdrawn, changed }
}

/** A reader who comes to the old text is led on by the new one's link. A list that is full stays as it is. */
function withReplaced(replaces: readonly string[], old: readonly string[]): string[] {
  return [...replaces, ...old.filter((id) => !replaces.includes(id))].slice(0, Math.max(LINKS_MAX, replaces.length))
}
