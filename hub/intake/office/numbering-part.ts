// Word's numbering.xml and styles.xml to lists and to the numbers that paragraph styles bring along.
import type { NumberingInstance, NumberingLevel } from './numbering.ts'
import { child, childrenNamed, type XmlElement } from './xml.ts'

export interface ParagraphStyle {
  readonly id: string
  readonly basedOn?: string
  readonly list?: string
  readonly level?: number
  readonly outline?: number
  readonly hidden: boolean
  readonly isHeading: boolean
}

/** How often a style may name another as its base before it is a circle. */
const STYLE_CHAIN_MAX = 20

export function readLists(
  numbering: XmlElement | undefined,
  styles: ReadonlyMap<string, ParagraphStyle>,
): Map<string, NumberingInstance> {
  const patterns = new Map(
    childrenNamed(numbering, 'w:abstractNum').map((pattern) => [pattern.attributes['w:abstractNumId'] ?? '', pattern]),
  )
  const numbers = new Map(childrenNamed(numbering, 'w:num').map((num) => [num.attributes['w:numId'] ?? '', num]))
  const lists = new Map<string, NumberingInstance>()
  for (const [id, num] of numbers) {
    const pattern = patternOf(num, patterns, numbers, styles)
    const levels = new Map<number, NumberingLevel>()
    for (const lvl of childrenNamed(patterns.get(pattern), 'w:lvl')) levels.set(levelOf(lvl), readLevel(lvl))
    const startOver = new Map<number, number>()
    for (const override of childrenNamed(num, 'w:lvlOverride')) {
      const lvl = child(override, 'w:lvl')
      if (lvl !== undefined) levels.set(levelOf(override), readLevel(lvl))
      const start = numberIn(override, 'w:startOverride')
      if (start !== undefined) startOver.set(levelOf(override), start)
    }
    lists.set(id, { pattern, levels, startOver })
  }
  return lists
}

export function readStyles(styles: XmlElement | undefined): Map<string, ParagraphStyle> {
  return new Map(
    childrenNamed(styles, 'w:style').map((style) => {
      const properties = child(style, 'w:pPr')
      const number = child(properties, 'w:numPr')
      return [
        style.attributes['w:styleId'] ?? '',
        {
          id: style.attributes['w:styleId'] ?? '',
          ...optional('basedOn', valueIn(style, 'w:basedOn')),
          ...optional('list', valueIn(number, 'w:numId')),
          ...optional('level', numberIn(number, 'w:ilvl')),
          ...optional('outline', numberIn(properties, 'w:outlineLvl')),
          hidden: isOn(child(style, 'w:rPr'), 'w:vanish'),
          isHeading: /^(?:heading|标题) ?\d$/i.test(valueIn(style, 'w:name') ?? ''),
        },
      ]
    }),
  )
}

/** A property of a style or of the nearest style it is based on. */
export function inherited<Key extends 'list' | 'level' | 'outline'>(
  styles: ReadonlyMap<string, ParagraphStyle>,
  id: string | undefined,
  key: Key,
): ParagraphStyle[Key] | undefined {
  let style = id === undefined ? undefined : styles.get(id)
  for (let step = 0; style !== undefined && step < STYLE_CHAIN_MAX; step += 1) {
    if (style[key] !== undefined) return style[key]
    style = style.basedOn === undefined ? undefined : styles.get(style.basedOn)
  }
  return undefined
}

/** Which level of its list a style stands for: Word writes it at the list (`w:pStyle`), not at the style. */
export function levelOfStyle(numbering: XmlElement | undefined, style: string): number | undefined {
  for (const pattern of childrenNamed(numbering, 'w:abstractNum')) {
    const lvl = childrenNamed(pattern, 'w:lvl').find((one) => valueIn(one, 'w:pStyle') === style)
    if (lvl !== undefined) return levelOf(lvl)
  }
  return undefined
}

export function valueIn(parent: XmlElement | undefined, name: string): string | undefined {
  return child(parent, name)?.attributes['w:val']
}

export function numberIn(parent: XmlElement | undefined, name: string): number | undefined {
  const value = Number.parseInt(valueIn(parent, name) ?? '', 10)
  return Number.isSafeInteger(value) && value >= 0 && value < 1_000_000 ? value : undefined
}

/** A switch of Word: present means on, unless it says otherwise. */
export function isOn(parent: XmlElement | undefined, name: string): boolean {
  const element = child(parent, name)
  return element !== undefined && !['0', 'false', 'off', 'none'].includes(element.attributes['w:val'] ?? '')
}

/** A pattern may only point to a style, whose list has the real one (`w:numStyleLink`). */
function patternOf(
  num: XmlElement,
  patterns: ReadonlyMap<string, XmlElement>,
  numbers: ReadonlyMap<string, XmlElement>,
  styles: ReadonlyMap<string, ParagraphStyle>,
): string {
  const pattern = valueIn(num, 'w:abstractNumId') ?? ''
  const linked = valueIn(patterns.get(pattern), 'w:numStyleLink')
  const list = linked === undefined ? undefined : styles.get(linked)?.list
  return (list === undefined ? undefined : valueIn(numbers.get(list), 'w:abstractNumId')) ?? pattern
}

function readLevel(lvl: XmlElement): NumberingLevel {
  const suffix = valueIn(lvl, 'w:suff')
  return {
    start: numberIn(lvl, 'w:start') ?? 0,
    format: formatOf(lvl),
    text: valueIn(lvl, 'w:lvlText') ?? '',
    suffix: suffix === 'space' || suffix === 'nothing' ? suffix : 'tab',
    inDigits: isOn(lvl, 'w:isLgl'),
    ...optional('restart', numberIn(lvl, 'w:lvlRestart')),
  }
}

/** Newer formats stand in an alternative that older programs skip. */
function formatOf(lvl: XmlElement): string {
  const choice = child(child(lvl, 'mc:AlternateContent'), 'mc:Fallback')
  return valueIn(lvl, 'w:numFmt') ?? valueIn(choice, 'w:numFmt') ?? 'decimal'
}

function levelOf(element: XmlElement): number {
  return Number.parseInt(element.attributes['w:ilvl'] ?? '0', 10) || 0
}

function optional<Key extends string, Value>(key: Key, value: Value | undefined): Partial<Record<Key, Value>> {
  return value === undefined ? {} : ({ [key]: value } as Partial<Record<Key, Value>>)
}
