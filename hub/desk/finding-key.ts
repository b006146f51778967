// Names a finding in the reasons of a review, over repeated checks of one version. The record of the desk is never changed, so nothing of the text stands in it.
import { sha256Hex } from '../../platform/package/make-blob.ts'
import type { DeskEvent } from '../../shared/desk/desk-event.ts'
import type { Finding } from '../../shared/review/finding.ts'

const PLACE_MAX_CHARACTERS = 200
const HASH_CHARACTERS = 32
const OWN_KEY = new RegExp(`\\|#[0-9a-f]{${HASH_CHARACTERS}}$`)

/** Its rule and part, and its place by a hash. */
export function findingKey({ rule, part, where }: Pick<Finding, 'rule' | 'part' | 'where'>): string {
  return keyOf(rule, part ?? '', (where ?? '').slice(0, PLACE_MAX_CHARACTERS))
}

/** Releases before had the place itself in the key: their reasons count on, under the key of today. */
export function withTodaysKeys(event: DeskEvent): DeskEvent {
  if (event.kind !== 'content-passed') return event
  const reasons = Object.entries(event.reasons).map(([key, reason]) => {
    const [rule = '', part = '', ...place] = key.split('|')
    return [OWN_KEY.test(key) ? key : keyOf(rule, part, place.join('|')), reason] as const
  })
  return { ...event, reasons: Object.fromEntries(reasons) }
}

function keyOf(rule: string, part: string, place: string): string {
  return `${rule}|${part}|#${sha256Hex(Buffer.from(place)).slice(0, HASH_CHARACTERS)}`
}
