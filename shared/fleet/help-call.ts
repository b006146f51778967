// 请人帮忙: how long a call stands, how often the terminal may ring, how many calls the hub takes. The same limits on both sides.
import { z } from 'zod'

/** By then somebody has come, or the person has gone to the window: a call ends by itself. */
export const HELP_CALL_OPEN_MS = 10 * 60_000
/** The hub takes this many new calls an hour of one terminal: more are a child's game or a fault, and would hide a real one. */
export const HELP_CALLS_PER_HOUR = 6
export const HOUR_MS = 3_600_000
/** The sound lasts two seconds: pressed again at once it would only be noise. */
const RING_APART_MS = 20_000
/** Within the time a call stands; then the screen says to go to the window instead. */
const RINGS_MAX = 4

/** Whether the terminal may ring now. `rings`: when it has rung, and `now`, in ms of one monotonic count. */
export function mayRing(rings: readonly number[], now: number): boolean {
  const recent = rings.filter((at) => now - at < HELP_CALL_OPEN_MS)
  return recent.length < RINGS_MAX && recent.every((at) => now - at >= RING_APART_MS)
}

/** Whether a call of the hub still stands. Times are ISO. */
export function helpCallStands({ calledAt, endedAt }: { calledAt: string; endedAt: string | undefined }, now: Date): boolean {
  return endedAt === undefined && now.getTime() - Date.parse(calledAt) < HELP_CALL_OPEN_MS
}

/**
 * What a terminal tells of its call, again and again while it stands: telling it twice changes nothing. No person, no page, no words:
 * which terminal it is stands in the request's signature.
 */
export const toldHelpCallSchema = z.strictObject({
  id: z.uuid(),
  /** How often it has rung. */
  rings: z.int().min(1).max(RINGS_MAX),
  /** The person has said that somebody has come. */
  over: z.boolean(),
})
export type ToldHelpCall = z.infer<typeof toldHelpCallSchema>

/** `seen`: somebody at the hub has pressed 已处理; `over`: it has ended in another way. */
export const HELP_CALL_STATES = ['standing', 'seen', 'over'] as const
export type HelpCallState = (typeof HELP_CALL_STATES)[number]
