// The steps of the first-use guide, and how long they take to read.

/** What each step shows; the part of the small screen that it is about has the same name. */
export const FIRST_USE_STEPS = ['touch', 'find', 'see', 'way', 'help'] as const
export type FirstUseStep = (typeof FIRST_USE_STEPS)[number]

/** Silent reading of an older person at a public screen, Chinese characters a second: about half of what is usual for print. */
const CHARACTERS_A_SECOND = 4

/** Seconds, for Chinese text. */
export function readingSeconds(text: string): number {
  return [...text.replace(/[\s\p{P}]/gu, '')].length / CHARACTERS_A_SECOND
}
