// Names of places in a short text, by the word they end with, less those of the place itself and words that only look like one.

const ENDINGS = '自治县|自治州|街道|镇|乡|县|市|州|村'
const NAMED = new RegExp(`[\\p{Script=Han}]{1,5}?(?:${ENDINGS})`, 'gu')
/** What stands before an ending without naming a place: 本镇, 各村, 全县, 乡镇, 城市, 超市, 农村, 行政村 … */
const GENERIC = /(?:[本全各我该贵外在每两到回下进]|行政|自然|乡|城|集|古|小|农|山|新农|超|夜|菜|城乡|重点|中心|便民|服务|驻)$/u

/** `own`: the full names of the place (青禾镇) and of what it belongs to. */
export function foreignPlaceNames(text: string, own: readonly string[]): string[] {
  // The own names go first, the longest before the shorter one in it, and leave a gap that no name can span.
  const rest = own.toSorted((a, b) => b.length - a.length).reduce((left, name) => left.replaceAll(name, '　'), text)
  return Array.from(rest.matchAll(NAMED), ([found]) => found).filter(
    (found) => !GENERIC.test(found.replace(new RegExp(`(?:${ENDINGS})$`, 'u'), '')),
  )
}
