import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseQueryCode, RECEIPT_ALPHABET } from '../requests/receipt.ts'
import { candidatePages } from './candidate-pages.ts'
import { deleting, type Edit, type FieldText, textBefore, typing } from './edit-text.ts'
import { FIELD_KEYS, SCRIPTS } from './field-keys.ts'
import { fieldLayout, handwritingSides, type Layout, marksLayout, scriptLayout } from './layouts.ts'
import { lettersAfter, shownLetters, withBreak, withLetter } from './pinyin-letters.ts'

const done = ({ text }: FieldText, { from, to, insert }: Edit) => text.slice(0, from) + insert + text.slice(to)
const NO_LIMIT = -1

describe('letters of pinyin', () => {
  test('a picked part leaves the rest, apostrophes and all', () => {
    expect(lettersAfter('dibaobuzhu', 5)).toBe('buzhu')
    expect(lettersAfter("xi'anshi", 4)).toBe('shi')
    expect(lettersAfter("di'bao'bu", 5)).toBe('bu')
    expect(lettersAfter('dbbz', 4)).toBe('')
  })

  test('分词 parts once, and not at the beginning', () => {
    expect(withBreak('')).toBe('')
    expect(withBreak('xi')).toBe("xi'")
    expect(withBreak("xi'")).toBe("xi'")
  })

  test('no more letters are taken than the host reads', () => {
    let letters = ''
    for (let i = 0; i < 100; i += 1) letters = withLetter(letters, 'a')
    expect(letters.length).toBe(60)
  })

  test('they are shown parted as the first candidate reads them, where it reads just these', () => {
    expect(shownLetters('dibaobuzhu', ['di', 'bao', 'bu', 'zhu'])).toBe("di'bao'bu'zhu")
    expect(shownLetters('dbbz', ['di', 'bao', 'bu', 'zhu'])).toBe('dbbz')
    expect(shownLetters('di', undefined)).toBe('di')
  })
})

describe('candidates', () => {
  const size = { row: 10, least: 3, around: 1 }

  test('stand in two rows a page', () => {
    expect(candidatePages(['低保补助', '低保', '第', '地', '底', '低'], size)).toEqual([
      [
        [0, 1],
        [2, 3, 4],
      ],
      [[5]],
    ])
    expect(candidatePages([], size)).toEqual([])
  })

  test('each once, in order, and no row too wide unless by one', () => {
    const candidate = fc.array(fc.constant('字'), { minLength: 1, maxLength: 20 }).map((all) => all.join(''))
    fc.assert(
      fc.property(fc.array(candidate), (all) => {
        const pages = candidatePages(all, size)
        expect(pages.flat(2)).toEqual(all.map((_, at) => at))
        for (const row of pages.flat()) {
          const width = row.reduce((sum, at) => sum + Math.max(3, (all[at]?.length ?? 0) + 1), 0)
          expect(row.length === 1 || width <= size.row).toBe(true)
        }
      }),
    )
  })
})

describe('a key and the text of its field', () => {
  test('types at the caret and in place of what is selected', () => {
    const at = { text: '我想低保', start: 2, end: 2 }
    expect(done(at, typing(at, '问', NO_LIMIT))).toBe('我想问低保')
    const over = { text: '我想低保', start: 2, end: 4 }
    expect(done(over, typing(over, '五保', NO_LIMIT))).toBe('我想五保')
  })

  test('never takes more than the field holds, and no half character', () => {
    const full = { text: '12345', start: 5, end: 5 }
    expect(done(full, typing(full, '67', 6))).toBe('123456')
    expect(done(full, typing(full, '𬭎', 6))).toBe('12345')
  })

  test('takes back a whole character, or what is selected', () => {
    const name = { text: '张𬭎', start: 3, end: 3 }
    expect(done(name, deleting(name))).toBe('张')
    const all = { text: '张三', start: 0, end: 2 }
    expect(done(all, deleting(all))).toBe('')
    const nothing = { text: '张三', start: 0, end: 0 }
    expect(done(nothing, deleting(nothing))).toBe('张三')
  })

  test('typing and taking back leave what was there (F73)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), (text, key) => {
        const before = { text, start: text.length, end: text.length }
        const after = done(before, typing(before, key, NO_LIMIT))
        expect(after).toBe(text + key)
        const back = { text: after, start: after.length, end: after.length }
        // A lone half of a pair may join what stood before it; whole characters never do.
        fc.pre(key.codePointAt(0) !== undefined && !/[\uD800-\uDFFF]/u.test(text + key))
        expect(done(back, deleting(back))).toBe(text)
      }),
    )
  })

  test('what stands before the caret is counted in characters', () => {
    expect(textBefore({ text: '住在𬭎家', start: 5, end: 5 }, 3)).toBe('在𬭎家')
  })
})

describe('layouts', () => {
  const wishes = [true, false].flatMap((shifted) =>
    [true, false].flatMap((korean) => [true, false].map((multiline) => ({ shifted, korean, multiline }))),
  )
  const all: Layout[] = [
    ...FIELD_KEYS.flatMap((keys) => (keys === 'words' ? [] : [fieldLayout(keys)])),
    ...wishes.flatMap((wish) => [
      ...SCRIPTS.map((script) => marksLayout(script, wish)),
      ...(['pinyin', 'hangul', 'english'] as const).map((script) => scriptLayout(script, wish)),
    ]),
  ]
  const keysOf = (layout: Layout) => layout.rows.flat()
  const typedBy = (layout: Layout) => keysOf(layout).flatMap(({ press }) => (press.kind === 'text' ? [press.text] : []))

  test('no row is wider than its keyboard, and each can be left and taken back', () => {
    for (const layout of all) {
      for (const row of layout.rows) expect(row.reduce((sum, { span }) => sum + span, 0)).toBeLessThanOrEqual(layout.columns)
      const commands = keysOf(layout).map(({ press }) => (press.kind === 'command' ? press.command : undefined))
      expect(commands).toContain('delete')
      expect(commands).toContain('close')
    }
  })

  test('a receipt can be typed whole, and no letter is there that it never has', () => {
    const signs = typedBy(fieldLayout('receipt-code'))
    expect(signs.join('')).toBe(RECEIPT_ALPHABET)
    expect(parseQueryCode(signs.slice(-12).join(''))).toBe(signs.slice(-12).join(''))
    for (const lookalike of 'BILOSU') expect(signs).not.toContain(lookalike)
  })

  test('a phone number, an id number with X, a credit code and an address of mail can be typed', () => {
    expect(typedBy(fieldLayout('digits'))).toEqual(expect.arrayContaining([...'0123456789-']))
    expect(typedBy(fieldLayout('id-number'))).toEqual(expect.arrayContaining([...'0123456789X']))
    expect(typedBy(fieldLayout('credit-code'))).toEqual(expect.arrayContaining([...'91220000MA0Y']))
    expect(typedBy(fieldLayout('email'))).toEqual(expect.arrayContaining([...'abcxyz0189@._-']))
  })

  test('every script leads to every other; Korean only where the pages are offered in it', () => {
    const scriptsIn = (layout: Layout) =>
      keysOf(layout).flatMap(({ press }) => (press.kind === 'command' ? SCRIPTS.filter((one) => one === press.command) : []))
    for (const wish of wishes) {
      const offered = SCRIPTS.filter((one) => wish.korean || one !== 'hangul')
      for (const script of ['pinyin', 'hangul', 'english'] as const)
        expect(new Set(scriptsIn(scriptLayout(script, wish)))).toEqual(new Set(offered.filter((one) => one !== script)))
      const { left } = handwritingSides(wish)
      expect(left.length).toBe(offered.length)
    }
  })
})
