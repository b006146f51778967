// The numbers that Word shows before paragraphs (第一条, 一、, 1.2) but never stores: counted here, because they carry legal meaning.
import { listNumeral } from './list-numerals.ts'

export interface NumberingLevel {
  readonly start: number
  /** `w:numFmt`. */
  readonly format: string
  /** `w:lvlText`: 第%1条, %1.%2. */
  readonly text: string
  readonly suffix: 'tab' | 'space' | 'nothing'
  /** Restarts after an item of this level or a higher one (counted from 1); 0: never; undefined: after any higher level. */
  readonly restart?: number
  /** Shows all its numbers in digits (`w:isLgl`). */
  readonly inDigits: boolean
}

/** A list as paragraphs name it (`w:num`). */
export interface NumberingInstance {
  /** Lists over the same pattern go on counting together. */
  readonly pattern: string
  readonly levels: ReadonlyMap<number, NumberingLevel>
  /** `w:startOverride` by level: the list's first item begins anew there. */
  readonly startOver: ReadonlyMap<number, number>
}

/** Asked once for each numbered paragraph in the order of the text; gives what stands before it. Undefined: a list that is not defined. */
export type Numberer = (list: string, level: number) => string | undefined

const BULLET = '• '

export function numberer(lists: ReadonlyMap<string, NumberingInstance>): Numberer {
  const counters = new Map<string, (number | undefined)[]>()
  const begun = new Set<string>()
  return (list, level) => {
    const instance = lists.get(list)
    const definition = instance?.levels.get(level)
    if (instance === undefined || definition === undefined) return undefined
    const counts = counters.get(instance.pattern) ?? []
    counters.set(instance.pattern, counts)
    if (!begun.has(list)) {
      begun.add(list)
      for (const [at, start] of instance.startOver) counts[at] = start - 1
    }
    counts[level] = (counts[level] ?? definition.start - 1) + 1
    restartBelow(counts, level, instance.levels)
    return label(definition, counts, instance.levels)
  }
}

function restartBelow(counts: (number | undefined)[], level: number, levels: NumberingInstance['levels']): void {
  for (let below = level + 1; below < counts.length; below += 1) {
    const restart = levels.get(below)?.restart
    if (restart === undefined || (restart > 0 && level < restart)) counts[below] = undefined
  }
}

function label(definition: NumberingLevel, counts: readonly (number | undefined)[], levels: NumberingInstance['levels']): string {
  if (definition.format === 'bullet') return BULLET
  const text = definition.text.replace(/%([1-9])/g, (_, digit: string) => {
    const at = Number(digit) - 1
    const of = levels.get(at)
    // A level that nobody has counted yet shows where it would start.
    const count = counts[at] ?? of?.start ?? 1
    return listNumeral(count, definition.inDigits ? 'decimal' : (of?.format ?? 'decimal')) ?? ''
  })
  return text === '' ? '' : `${text}${gapAfter(text, definition.suffix)}`
}

/** A tab after 一、 or （一） is no gap on paper: the sign is as wide as a character. */
function gapAfter(text: string, suffix: NumberingLevel['suffix']): string {
  if (suffix === 'nothing' || /[\s、，．。：）】〕]$/u.test(text)) return ''
  return ' '
}
