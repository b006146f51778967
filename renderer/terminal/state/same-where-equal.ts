// The host tells its whole state ten times a second while a release comes. What did not change keeps its identity, so that only what shows a change is drawn anew.

/** `next`, with each part that equals the one in `before` replaced by it; `before` itself when nothing differs. Both as JSON gives them. */
export function sameWhereEqual<Value>(before: unknown, next: Value): Value
export function sameWhereEqual(before: unknown, next: unknown): unknown {
  if (Object.is(before, next)) return before
  if (Array.isArray(before) && Array.isArray(next)) {
    const parts = next.map((part, at) => sameWhereEqual(before[at], part))
    return before.length === parts.length && parts.every((part, at) => part === before[at]) ? before : parts
  }
  if (!isRecord(before) || !isRecord(next)) return next
  const parts = Object.entries(next).map(([key, part]) => [key, sameWhereEqual(before[key], part)] as const)
  const same = Object.keys(before).length === parts.length && parts.every(([key, part]) => key in before && part === before[key])
  return same ? before : Object.fromEntries(parts)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
