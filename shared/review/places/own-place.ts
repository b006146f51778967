// Which place a document speaks for: named by a person, else read from its 发布机关, else from its title.
import { chainOf, type Division, type Divisions, type FoundName, namesIn } from './divisions.ts'

export interface OwnPlace {
  /** As found or named: 沙河沿镇. */
  readonly name: string
  /** One place, or several of the same name. Empty: a name that the list does not know. */
  readonly divisions: readonly Division[]
}

/** `named`: by the person who checks. Undefined when nothing tells. */
export function ownPlace(named: string | undefined, sources: readonly string[], divisions: Divisions): OwnPlace | undefined {
  if (named !== undefined) return fromName(named, divisions)
  for (const source of sources) {
    const found = namesIn(source, divisions)
    const last = found.at(-1)
    if (last !== undefined) return { name: last.name, divisions: narrowed(last, found.slice(0, -1)) }
  }
  return undefined
}

/** Own is what it is called itself, what it lies in, and what lies in it. */
export function isOwn(place: OwnPlace, candidates: readonly Division[]): boolean {
  return candidates.some((candidate) => {
    if (candidate.name === place.name) return true
    return place.divisions.some((own) => chainOf(own).includes(candidate) || chainOf(candidate).includes(own))
  })
}

function fromName(named: string, divisions: Divisions): OwnPlace {
  const found = namesIn(named, divisions)
  const last = found.at(-1)
  if (last === undefined) return { name: named.trim(), divisions: divisions.byStem.get(named.trim()) ?? [] }
  return { name: last.name, divisions: narrowed(last, found.slice(0, -1)) }
}

/** Of the places of one name those that lie in what is named before it: 公主岭市双龙镇. */
function narrowed(last: FoundName, before: readonly FoundName[]): readonly Division[] {
  const above = new Set(before.flatMap(({ divisions }) => divisions))
  const inside = last.divisions.filter((division) => chainOf(division).some((one) => above.has(one)))
  return inside.length > 0 ? inside : last.divisions
}
