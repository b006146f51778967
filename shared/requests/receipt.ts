// Receipt numbers (回执编号), made offline: terminal code, date, epoch letter and sequence, check character.
import { z } from 'zod'

// Digits and capital letters without B, I, L, O, S and U: what is read aloud or copied by hand stays unambiguous.
// Thirty symbols, so that ISO 7064's hybrid check (modulus 31, a prime) covers them all.
export const RECEIPT_ALPHABET = '0123456789ACDEFGHJKMNPQRTVWXYZ'
const LOOKALIKES: Readonly<Record<string, string>> = { B: '8', I: '1', L: '1', O: '0', S: '5', U: 'V' }
const UNDATED = '00000000'
const SEQUENCE_DIGITS = 5
/** The sequence never resets: a terminal may give this many receipts in an epoch. */
export const SEQUENCE_MAX = 10 ** SEQUENCE_DIGITS - 1
/** Characters of a query code (查询码): 58 random bits. */
export const QUERY_CODE_LENGTH = 12

export const terminalCodeSchema = z.string().regex(/^[0-9AC-HJKMNP-RTV-Z]{4}$/)

export const TERMINAL_CODE_LENGTH = 4
/** Ends the code in whose name the office numbers what comes to itself; `terminal-code.ts` gives it to no terminal. */
const OFFICE_ENDING = '00'

/** `prefix`: one or two characters, those of the hub's terminal codes. `QH00`, `Q000`. */
export function officeCode(prefix: string): string {
  return prefix.padEnd(TERMINAL_CODE_LENGTH, '0')
}

export function isOfficeCode(terminal: string): boolean {
  return terminal.endsWith(OFFICE_ENDING)
}

export interface ReceiptParts {
  /** Four characters, given at enrolment. */
  readonly terminal: string
  /** `YYYY-MM-DD`, or undefined when the terminal's time was not to be trusted (时间待校准). */
  readonly day: string | undefined
  /** A letter that moves on when a ledger was restored from a backup, so that no number is used twice (F12). */
  readonly epoch: string
  /** 1 to `SEQUENCE_MAX`. */
  readonly sequence: number
}

/** `QH01-20261125-A00042-0`. Throws on parts outside their range: the caller made them, so that is a bug. */
export function formatReceipt(parts: ReceiptParts): string {
  const day = parts.day === undefined ? UNDATED : parts.day.replaceAll('-', '')
  const sequence = String(parts.sequence).padStart(SEQUENCE_DIGITS, '0')
  const number = `${parts.terminal}-${day}-${parts.epoch}${sequence}`
  const receipt = `${number}-${checkCharacter(number)}`
  if (parseReceipt(receipt) === undefined) throw new Error(`expected receipt parts in range, got ${receipt}`)
  return receipt
}

/** Reads a receipt number as typed: case, spaces, missing hyphens and look-alike letters are forgiven; a wrong check character is not. */
export function parseReceipt(typed: string): (ReceiptParts & { readonly number: string }) | undefined {
  const plain = foldTyped(typed)
  const match = /^([0-9A-Z]{4})(\d{8})([A-Z])(\d{5})([0-9A-Z])$/.exec(plain)
  if (match === null) return undefined
  const [, terminal = '', date = '', epoch = '', digits = '', check = ''] = match
  const number = `${terminal}-${date}-${epoch}${digits}`
  if (check !== checkCharacter(number) || Number(digits) < 1) return undefined
  const day = date === UNDATED ? undefined : `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`
  if (day !== undefined && !z.iso.date().safeParse(day).success) return undefined
  return { number: `${number}-${check}`, terminal, day, epoch, sequence: Number(digits) }
}

export const receiptSchema = z.string().refine((text) => parseReceipt(text)?.number === text, { message: 'receipt' })

/** The epoch after a restore; A to Z without ambiguous letters. Undefined after the last. */
export function nextEpoch(epoch: string): string | undefined {
  const letters = RECEIPT_ALPHABET.slice(10)
  return letters[letters.indexOf(epoch) + 1]
}

/** A query code from random bytes (32 are plenty). Bytes of 240 and above are passed over, so that every symbol is as likely. */
export function formatQueryCode(random: Uint8Array): string {
  const symbols = Array.from(random)
    .filter((byte) => byte < 240)
    .slice(0, QUERY_CODE_LENGTH)
    .map((byte) => RECEIPT_ALPHABET[byte % RECEIPT_ALPHABET.length])
  if (symbols.length < QUERY_CODE_LENGTH)
    throw new Error(`expected ${QUERY_CODE_LENGTH} usable random bytes, got ${symbols.length}`)
  return symbols.join('')
}

/** A query code as typed, in groups or not; undefined if it can't be one. */
export function parseQueryCode(typed: string): string | undefined {
  const plain = foldTyped(typed)
  return plain.length === QUERY_CODE_LENGTH && [...plain].every((c) => RECEIPT_ALPHABET.includes(c)) ? plain : undefined
}

/** Groups of four for people: `K7QM 2XTD 9RWA`. */
export function groupQueryCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1 ')
}

/** As much of a receipt number as has been typed, with its hyphens: `QH01-20261125-A000`. */
export function groupReceipt(typed: string): string {
  const [, ...groups] = /^(.{0,4})(.{0,8})(.{0,6})(.*)$/u.exec(plainCapitals(typed)) ?? []
  return groups.filter((group) => group !== '').join('-')
}

/** As much of a query code as has been typed, in groups of four. */
export function groupTypedCode(typed: string): string {
  return groupQueryCode(plainCapitals(typed))
}

/** What a receipt's QR code says: number and query code, for whoever keeps it or has a scanner. */
export function formatReceiptScan(number: string, queryCode: string): string {
  return `${number} ${queryCode}`
}

/** Undefined when it is something else than a receipt's QR code. */
export function parseReceiptScan(scanned: string): { number: string; queryCode: string } | undefined {
  const [number = '', queryCode = '', ...more] = scanned.trim().split(/\s+/)
  const receipt = parseReceipt(number)
  const code = parseQueryCode(queryCode)
  return receipt === undefined || code === undefined || more.length > 0 ? undefined : { number: receipt.number, queryCode: code }
}

/** ISO 7064 MOD 31,30: catches each single wrong character and nearly each swap of neighbours. */
function checkCharacter(number: string): string {
  const modulus = RECEIPT_ALPHABET.length
  let product = modulus
  for (const character of number.replaceAll('-', '')) {
    const sum = (product + RECEIPT_ALPHABET.indexOf(character)) % modulus
    product = ((sum === 0 ? modulus : sum) * 2) % (modulus + 1)
  }
  return RECEIPT_ALPHABET[(modulus + 1 - product) % modulus] ?? ''
}

function plainCapitals(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–—－_·]/g, '')
}

function foldTyped(typed: string): string {
  return plainCapitals(typed).replace(/[BILOSU]/g, (letter) => LOOKALIKES[letter] ?? letter)
}
