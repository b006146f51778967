// Ways to look through a zone: kinds of content, and three that cut across them: 规范性文件库, 正在公示, 公开目录.
import type { z } from 'zod'
import type { listFilterSchema } from '../../../shared/api/terminal.ts'
import type { ListWay } from '../../../shared/standard/ways.ts'

export type View = ListWay
export type Filter = z.input<typeof listFilterSchema>

/** Choices above a list; the first is taken until another is pressed. */
const CHOICES: Partial<Record<View, Readonly<Record<string, Filter>>>> = {
  policy: { all: {}, valid: { validity: 'valid' }, void: { validity: 'void' } },
  library: { valid: { validity: 'valid' }, void: { validity: 'void' } },
  publicity: { running: { running: 'true' }, all: {} },
}

export function filterOf(view: View): Filter {
  return view === 'library' ? { normative: 'true' } : { kind: view }
}

export function choicesOf(view: View): Readonly<Record<string, Filter>> {
  return CHOICES[view] ?? {}
}
