// 终端编号: four characters that stand at the head of each receipt number (回执编号). A hub's own prefix, then a running number.
import { RECEIPT_ALPHABET } from '../requests/receipt.ts'

const CODE_LENGTH = 4

/** One character or two, of those that receipt numbers are made of. Two hubs whose terminals meet must not have the same. */
export function isTerminalPrefix(text: string): boolean {
  return text.length >= 1 && text.length <= 2 && [...text].every((character) => RECEIPT_ALPHABET.includes(character))
}

/** Terminals that a hub with this prefix can number: 899 with two characters, as a town needs; 26,999 with one, for a county. */
export function terminalsOf(prefix: string): number {
  return RECEIPT_ALPHABET.length ** (CODE_LENGTH - prefix.length) - 1
}

/**
 * The code of a hub's terminal number `number`, from 1. Plain numbers first (QH01 to QH99), for they are read aloud; then those with a letter, in
 * the order of the alphabet (QH0A, QH0C …). Undefined after `terminalsOf(prefix)`.
 */
export function terminalCode(prefix: string, number: number): string | undefined {
  const places = CODE_LENGTH - prefix.length
  const plain = 10 ** places - 1
  if (number < 1 || number > terminalsOf(prefix)) return undefined
  return prefix + (number <= plain ? String(number).padStart(places, '0') : withLetter(number - plain, places))
}

/** The `nth` code, from 1, that holds a letter. */
function withLetter(nth: number, places: number): string {
  const base = RECEIPT_ALPHABET.length
  // Codes are counted in order; below each there are as many without a letter as its digits say.
  let rest = nth - 1
  let code = ''
  let lettered = false
  for (let place = places - 1; place >= 0; place -= 1) {
    const all = base ** place
    const held = (symbol: number) => (lettered || symbol >= 10 ? all : all - 10 ** place)
    let symbol = 0
    while (rest >= held(symbol)) {
      rest -= held(symbol)
      symbol += 1
    }
    code += RECEIPT_ALPHABET[symbol]
    lettered ||= symbol >= 10
  }
  return code
}
