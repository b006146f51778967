// The keys of each keyboard, as rows of data: what stands where, how wide, and what it does.
import { TWO_SET_ROWS } from '../hangul/two-set-layout.ts'
import { CREDIT_CODE_ALPHABET } from '../requests/form.ts'
import { RECEIPT_ALPHABET } from '../requests/receipt.ts'
import type { FieldKeys, Script } from './field-keys.ts'

export type Command =
  | 'delete'
  | 'space'
  | 'newline'
  | 'close'
  /** 分词: here one syllable ends. */
  | 'apart'
  | 'capitals'
  /** 쌍자모: the letters that two-set writes with shift. */
  | 'doubles'
  | 'marks'
  /** From digits and marks back to the script. */
  | 'words'
  | Script

export type KeyPress =
  /** A letter of pinyin. */
  | { readonly kind: 'letter'; readonly letter: string }
  | { readonly kind: 'jamo'; readonly jamo: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'command'; readonly command: Command }

export interface Key {
  readonly press: KeyPress
  /** In columns of the layout. */
  readonly span: number
  readonly rows?: number
}

export interface Layout {
  readonly columns: number
  /** A row that is not full stands in the middle. */
  readonly rows: readonly (readonly Key[])[]
}

export interface LayoutWishes {
  readonly shifted: boolean
  /** The pages are offered in Korean, too. */
  readonly korean: boolean
  readonly multiline: boolean
}

const COLUMNS = 20
const LETTER = 2
const LATIN_ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'] as const
const HANZI_MARKS = ['1234567890', '年月日时号元亩户村组', '，。、？！：；（）《', '》〔〕“”－/.'] as const
const WESTERN_MARKS = ['1234567890', ',.?!:;()\'"', '-/@+&%#*=_', '〔〕《》·~[]'] as const

const START_OF_LAST_LETTERS = { pinyin: 'apart', english: 'capitals', hangul: 'doubles' } as const

const command = (name: Command, span: number, rows?: number): Key => ({
  press: { kind: 'command', command: name },
  span,
  ...(rows !== undefined && { rows }),
})
const text = (one: string, span = LETTER): Key => ({ press: { kind: 'text', text: one }, span })
const texts = (row: string): Key[] => [...row].map((one) => text(one))

/** Digits and marks, beside the script they are called from. */
export function marksLayout(script: Script, { multiline }: LayoutWishes): Layout {
  const [first = '', second = '', third = '', last = ''] =
    script === 'pinyin' || script === 'handwriting' ? HANZI_MARKS : WESTERN_MARKS
  const line = multiline ? [command('newline', 4)] : []
  return {
    columns: COLUMNS,
    rows: [
      texts(first),
      texts(second),
      texts(third),
      [...texts(last), command('delete', 4)],
      [command('words', 4), command('space', multiline ? 8 : 12), ...line, command('close', 4)],
    ],
  }
}

/** The letters of a script. Handwriting has none: only what stands around its field. */
export function scriptLayout(script: Exclude<Script, 'handwriting'>, wishes: LayoutWishes): Layout {
  const [top, middle, bottom] = letterRows(script, wishes.shifted)
  const start = command(START_OF_LAST_LETTERS[script], 3)
  return {
    columns: COLUMNS,
    rows: [top, middle, [start, ...bottom, command('delete', 3)], lastRow(script, wishes)],
  }
}

/** Keys left and right of the writing field. */
export function handwritingSides({ korean }: LayoutWishes): { left: readonly Key[]; right: readonly Key[] } {
  const scripts: Script[] = ['pinyin', 'english', ...(korean ? ['hangul' as const] : [])]
  return {
    left: [...scripts.map((script) => command(script, 1)), command('marks', 1)],
    right: [command('delete', 1), text('，', 1), text('。', 1), command('close', 1)],
  }
}

/** The layout of a field that takes only one kind of characters. */
export function fieldLayout(keys: Exclude<FieldKeys, 'words'>): Layout {
  switch (keys) {
    case 'digits':
      return pad('-')
    case 'id-number':
      return pad('X')
    case 'credit-code':
      return codeLayout(CREDIT_CODE_ALPHABET)
    case 'receipt-code':
      return codeLayout(RECEIPT_ALPHABET)
    case 'email':
      return emailLayout()
  }
}

function letterRows(script: Exclude<Script, 'handwriting'>, shifted: boolean): [Key[], Key[], Key[]] {
  if (script === 'hangul') {
    const rows = TWO_SET_ROWS.map((row) =>
      row.map((key): Key => ({ press: { kind: 'jamo', jamo: shifted ? key.shifted : key.jamo }, span: LETTER })),
    )
    return [rows[0] ?? [], rows[1] ?? [], rows[2] ?? []]
  }
  const [top, middle, bottom] = LATIN_ROWS
  if (script === 'english') {
    const cased = (row: string) => texts(shifted ? row.toUpperCase() : row)
    return [cased(top), cased(middle), cased(bottom)]
  }
  const letters = (row: string) => [...row].map((letter): Key => ({ press: { kind: 'letter', letter }, span: LETTER }))
  return [letters(top), letters(middle), letters(bottom)]
}

function lastRow(script: Script, { korean }: LayoutWishes): Key[] {
  const [comma, stop] = script === 'pinyin' ? ['，', '。'] : [',', '.']
  const others: Script[] = (['pinyin', 'handwriting', 'english', 'hangul'] as const).filter(
    (one) => one !== script && (korean || one !== 'hangul'),
  )
  const scripts = others.map((one) => command(one, 3))
  const taken = scripts.length * 3 + 4 * LETTER
  return [
    ...scripts,
    command('marks', LETTER),
    text(comma),
    command('space', COLUMNS - taken),
    text(stop),
    command('close', LETTER),
  ]
}

function pad(last: string): Layout {
  return {
    columns: 4,
    rows: [
      [text('1', 1), text('2', 1), text('3', 1), command('delete', 1, 2)],
      [text('4', 1), text('5', 1), text('6', 1)],
      [text('7', 1), text('8', 1), text('9', 1), text(last, 1)],
      [text('0', 3), command('close', 1)],
    ],
  }
}

/** In the order of the alphabet, for whoever copies from paper looks for one character after another. */
function codeLayout(alphabet: string): Layout {
  const row = (at: number) => texts(alphabet.slice(at * 10, at * 10 + 10))
  const rest = alphabet.slice(30)
  return {
    columns: COLUMNS,
    rows: [row(0), row(1), row(2), [...texts(rest), command('delete', 10 - rest.length * LETTER), command('close', 10)]],
  }
}

function emailLayout(): Layout {
  const [top, middle, bottom] = LATIN_ROWS
  return {
    columns: COLUMNS,
    rows: [
      texts('1234567890'),
      texts(top),
      texts(middle),
      [...texts(bottom), text('_'), command('delete', 4)],
      [text('@', 4), text('.', 3), text('-', 3), text('.com', 5), command('close', 5)],
    ],
  }
}
