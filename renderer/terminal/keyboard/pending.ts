// What is being typed and not yet in the field: letters of pinyin, ink. 下一步 and every other way on takes it in first; leaving drops it.

import { dropInk, settleInk, useHandwriting } from './handwriting.ts'
import { endSyllables } from './hangul.ts'
import { dropLetters, settleLetters, usePinyin } from './pinyin.ts'

/** Does it at once when nothing waits: no letter, stroke or syllable is lost on the way. */
export function afterTyping(then: () => void): void {
  endSyllables()
  const waits = usePinyin.getState().letters !== '' || useHandwriting.getState().ink.length > 0
  if (waits) void Promise.all([settleLetters(), settleInk()]).then(then)
  else then()
}

export function dropPending(): void {
  dropLetters()
  dropInk()
  endSyllables()
}
