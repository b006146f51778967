// The two-set keyboard (두벌식, KS X 5002): consonants under the left hand, vowels under the right.

export interface HangulKey {
  /** What the key types, and with shift; most keys type the same with it. */
  readonly jamo: string
  readonly shifted: string
  /** The same key of a keyboard with keys, as `KeyboardEvent.code`. */
  readonly code: string
}

const TOP = [
  ['ㅂ', 'ㅃ', 'KeyQ'],
  ['ㅈ', 'ㅉ', 'KeyW'],
  ['ㄷ', 'ㄸ', 'KeyE'],
  ['ㄱ', 'ㄲ', 'KeyR'],
  ['ㅅ', 'ㅆ', 'KeyT'],
  ['ㅛ', 'ㅛ', 'KeyY'],
  ['ㅕ', 'ㅕ', 'KeyU'],
  ['ㅑ', 'ㅑ', 'KeyI'],
  ['ㅐ', 'ㅒ', 'KeyO'],
  ['ㅔ', 'ㅖ', 'KeyP'],
] as const

const MIDDLE = [
  ['ㅁ', 'ㅁ', 'KeyA'],
  ['ㄴ', 'ㄴ', 'KeyS'],
  ['ㅇ', 'ㅇ', 'KeyD'],
  ['ㄹ', 'ㄹ', 'KeyF'],
  ['ㅎ', 'ㅎ', 'KeyG'],
  ['ㅗ', 'ㅗ', 'KeyH'],
  ['ㅓ', 'ㅓ', 'KeyJ'],
  ['ㅏ', 'ㅏ', 'KeyK'],
  ['ㅣ', 'ㅣ', 'KeyL'],
] as const

const BOTTOM = [
  ['ㅋ', 'ㅋ', 'KeyZ'],
  ['ㅌ', 'ㅌ', 'KeyX'],
  ['ㅊ', 'ㅊ', 'KeyC'],
  ['ㅍ', 'ㅍ', 'KeyV'],
  ['ㅠ', 'ㅠ', 'KeyB'],
  ['ㅜ', 'ㅜ', 'KeyN'],
  ['ㅡ', 'ㅡ', 'KeyM'],
] as const

/** Three rows from the top, each from the left. */
export const TWO_SET_ROWS: readonly (readonly HangulKey[])[] = [TOP, MIDDLE, BOTTOM].map((row) =>
  row.map(([jamo, shifted, code]) => ({ jamo, shifted, code })),
)
