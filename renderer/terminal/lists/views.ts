// Ways to look through a zone: kinds of content, and three that cut across them: 规范性文件库, 正在公示, 公开目录.
import type { z } from 'zod'
import type { listFilterSchema } from '../../../shared/api/terminal.ts'
import type { ListWay } from '../../../shared/standard/ways.ts'

export type View = ListWay
export type Filter = z.input<typeof listFilterSchema>

/** Choices above a list; 全部 always stands first. */
const CHOICES: Partial<Record<View, Readonly<Record<string, Filter>>>> = {
  policy: { all: {}, valid: { validity: 'valid' }, void: { validity: 'void' } },
  library: { all: {}, valid: { validity: 'valid' }, void: { validity: 'void' } },
  publicity: { all: {}, running: { running: 'true' } },
}

/** Taken until another is pressed, where it is not the first: what holds today is what people come for. */
const TAKEN: Partial<Record<View, string>> = { library: 'valid', publicity: 'running' }

export function filterOf(view: View): Filter {
  return view === 'library' ? { normative: 'true' } : { kind: view }
}

export function firstChoiceOf(view: View): string | undefined {
  return TAKEN[view] ?? Object.keys(choicesOf(view))[0]
}

export function choicesOf(view: View): Readonly<Record<string, Filter>> {
  return CHOICES[view] ?? {}
}
