// How long signatures still hold. Somebody has to sign anew before they run out, or terminals stop taking content (F53).

/** An office has this long to find the person with the keys. */
export const RENEW_WITHIN_DAYS = 30
const DAY_MS = 86_400_000

export type SignatureTerm =
  | { readonly state: 'holds'; readonly daysLeft: number }
  | { readonly state: 'soon'; readonly daysLeft: number }
  | { readonly state: 'over' }

/** `daysLeft`: whole days from `now`; 0 on the last one. */
export function signatureTerm(expires: Date, now: Date): SignatureTerm {
  const left = expires.getTime() - now.getTime()
  if (left <= 0) return { state: 'over' }
  const daysLeft = Math.floor(left / DAY_MS)
  return { state: daysLeft < RENEW_WITHIN_DAYS ? 'soon' : 'holds', daysLeft }
}
