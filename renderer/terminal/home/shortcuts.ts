// Where a shortcut leads, what it is called, and its icon. A thing has one name, wherever a page speaks of it.
import type { TFunction } from 'i18next'
import { LIST_WAYS, type ListWay, type ShortcutWay } from '../../../shared/standard/ways.ts'
import type { IconName } from '../../ui/icon.tsx'
import type { Place } from '../state/way.ts'

interface Shortcut {
  readonly icon: IconName
  readonly place: Place
}

const LIST_ICONS: Readonly<Record<ListWay, IconName>> = {
  policy: 'document',
  library: 'shelf',
  interpretation: 'lamp',
  guide: 'check',
  notice: 'board',
  publicity: 'people',
  gazette: 'gazette',
  directory: 'folders',
  faq: 'lamp',
  event: 'calendar',
  'opinion-call': 'opinion',
  rules: 'document',
  form: 'document',
}

const LISTS = Object.fromEntries(
  LIST_WAYS.map((way): [string, Shortcut] => [way, { icon: LIST_ICONS[way], place: { name: 'list', kind: way } }]),
) as Record<ListWay, Shortcut>

export const SHORTCUTS: Readonly<Record<ShortcutWay, Shortcut>> = {
  ...LISTS,
  consultation: { icon: 'talk', place: { name: 'form', kind: 'consultation' } },
  'disclosure-request': { icon: 'request', place: { name: 'form', kind: 'disclosure-request' } },
  rating: { icon: 'star', place: { name: 'form', kind: 'rating' } },
  'my-receipts': { icon: 'receipt', place: { name: 'my-receipts' } },
}

export function shortcutName(t: TFunction, way: ShortcutWay): string {
  return isListWay(way) ? listName(t, way) : t(`terminal:open.${way}`)
}

export function listName(t: TFunction, way: ListWay): string {
  return t(way === 'library' ? 'terminal:list.library' : `common:kind.${way}`)
}

function isListWay(way: ShortcutWay): way is ListWay {
  return LIST_WAYS.some((one) => one === way)
}
