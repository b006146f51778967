// How long nobody may try a name again after wrong passwords in a row. It grows, and ends: nobody is shut out for good by somebody else's tries.

/** Wrong tries that cost nothing. */
const FREE_TRIES = 4
const WAITS_MINUTES = [1, 5, 15, 30, 60] as const
const MINUTE_MS = 60_000

/** After a day without a wrong try it begins anew. */
export const TRIES_FORGOTTEN_MS = 86_400_000

/** Milliseconds after the `wrong`th wrong try in a row. */
export function waitAfterWrongPasswords(wrong: number): number {
  const step = wrong - FREE_TRIES - 1
  return step < 0 ? 0 : (WAITS_MINUTES[Math.min(step, WAITS_MINUTES.length - 1)] ?? 0) * MINUTE_MS
}
