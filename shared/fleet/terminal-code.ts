// 终端编号: four characters that stand at the head of each receipt number (回执编号). A hub's own prefix, then a running number.
import { TERMINAL_CODE_LENGTH as CODE_LENGTH, isOfficeCode, RECEIPT_ALPHABET } from '../requests/receipt.ts'

/** One character or two, of those that receipt numbers are made of. Two hubs whose terminals meet must not have the same. */
export function isTerminalPrefix(text: string): boolean {
  return text.length >= 1 && text.length <= 2 && [...text].every((character) => RECEIPT_ALPHABET.includes(character))
}

/** Terminals that a hub with this prefix can number: 899 with two characters, as a town needs; 26,970 with one, for a county. */
export function terminalsOf(prefix: string): number {
  return endings(CODE_LENGTH - prefix.length).length
}

/**
 * The code of a hub's terminal number `number`, from 1. Plain numbers first (QH01 to QH99), for they are read aloud; then those with a letter, in
 * the order of the alphabet (QH0A, QH0C …). None ends as the office's own code does. Undefined after `terminalsOf(prefix)`.
 */
export function terminalCode(prefix: string, number: number): string | undefined {
  const ending = endings(CODE_LENGTH - prefix.length)[number - 1]
  return ending === undefined ? undefined : prefix + ending
}

const made = new Map<number, readonly string[]>()

function endings(places: number): readonly string[] {
  const known = made.get(places)
  if (known !== undefined) return known
  let all = ['']
  for (let place = 0; place < places; place += 1)
    all = all.flatMap((start) => [...RECEIPT_ALPHABET].map((symbol) => start + symbol))
  const ofTerminals = all.filter((ending) => !isOfficeCode(ending))
  const plain = (ending: string) => /^\d+$/.test(ending)
  const inOrder = [...ofTerminals.filter(plain), ...ofTerminals.filter((ending) => !plain(ending))]
  made.set(places, inOrder)
  return inOrder
}
