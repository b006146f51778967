// Ways to look through a zone: kinds of content, and three that cut across them: 规范性文件库, 正在公示, 公开目录.
import type { z } from 'zod'
import type { listFilterSchema } from '../../../shared/api/terminal.ts'
import type { DocumentKind } from '../../../shared/content/document.ts'
import { ZONE_KINDS, type Zone } from '../../../shared/standard/zones.ts'

export type View = DocumentKind | 'library'
export type Filter = z.input<typeof listFilterSchema>

/** Choices above a list; the first is taken until another is pressed. */
const CHOICES: Partial<Record<View, Readonly<Record<string, Filter>>>> = {
  policy: { all: {}, valid: { validity: 'valid' }, void: { validity: 'void' } },
  library: { valid: { validity: 'valid' }, void: { validity: 'void' } },
  publicity: { running: { running: 'true' }, all: {} },
}

/** In the order of the zone's kinds; the library stands beside the policies it is drawn from. */
export function viewsOf(zone: Zone): readonly View[] {
  return ZONE_KINDS[zone].flatMap((kind): View[] => (kind === 'policy' ? ['policy', 'library'] : [kind]))
}

export function filterOf(view: View): Filter {
  return view === 'library' ? { normative: 'true' } : { kind: view }
}

export function choicesOf(view: View): Readonly<Record<string, Filter>> {
  return CHOICES[view] ?? {}
}
