// The two PINs of a terminal, 窗口 and 维护: six digits, none that somebody behind the counter would try first.

export const TERMINAL_ROLES = ['staff', 'maintenance'] as const
export type TerminalRole = (typeof TERMINAL_ROLES)[number]

export const PIN_DIGITS = 6

export type PinProblem = 'pin-not-six-digits' | 'pin-weak'

/** What is wrong with a PIN that somebody wants to set; undefined when it may be used. */
export function pinProblem(pin: string): PinProblem | undefined {
  if (!/^\d{6}$/.test(pin)) return 'pin-not-six-digits'
  const digits = [...pin].map(Number)
  const steps = digits.slice(1).map((digit, i) => (digit - (digits[i] ?? 0) + 10) % 10)
  // 123456, 987654, 890123, and 000000, where each step is none.
  if (new Set(steps).size === 1 && [0, 1, 9].includes(steps[0] ?? 0)) return 'pin-weak'
  // 121212, 123123, 112233, 111222.
  if (/^(..)\1\1$|^(...)\2$|^(.)\3(.)\4(.)\5$/.test(pin)) return 'pin-weak'
  if (new Set(digits).size < 3) return 'pin-weak'
  // 123321.
  return pin === [...pin].reverse().join('') ? 'pin-weak' : undefined
}

/** Wrong tries that cost nothing: a slip of the finger, twice. */
const FREE_TRIES = 2
const WAITS_MS = [30_000, 60_000, 300_000, 900_000] as const

/** How long nobody may try again after this many wrong tries in a row: 30 s, 1 min, 5 min, then 15 min each. */
export function waitAfterWrongTries(wrong: number): number {
  const step = wrong - FREE_TRIES - 1
  return step < 0 ? 0 : (WAITS_MS[Math.min(step, WAITS_MS.length - 1)] ?? 0)
}
