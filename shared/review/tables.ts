// Tables of a document's own cleaned HTML as rows of cell texts, with merged cells repeated: as a person reads along a row.

export type Table = readonly (readonly string[])[]

const CELLS_MAX = 60_000
const TABLE = /<table\b[^>]*>([\s\S]*?)<\/table>/g
const ROW = /<tr\b[^>]*>([\s\S]*?)(?=<tr\b|<\/tr>|<\/tbody>|<\/thead>|$)/g
const CELL = /<t[dh]\b([^>]*)>([\s\S]*?)(?=<t[dh]\b|<\/t[dh]>|$)/g
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' }

export function tablesIn(html: string): Table[] {
  return Array.from(html.matchAll(TABLE), ([, inside = '']) => gridOf(inside))
}

/** All text of a page, tables and lists included, each cell and paragraph by itself. */
export function textOfHtml(html: string): string {
  return decoded(html.replace(/<\/?(?:b|strong|em|i|u|del|sup|sub|code)\b[^>]*>/g, '').replace(/<[^>]*>/g, '\n'))
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim()
}

function gridOf(inside: string): string[][] {
  const grid: string[][] = []
  let budget = CELLS_MAX
  for (const [y, { 1: row = '' }] of Array.from(inside.matchAll(ROW)).entries()) {
    let x = 0
    for (const [, attributes = '', content = ''] of row.matchAll(CELL)) {
      while (grid[y]?.[x] !== undefined) x += 1
      const text = textOfHtml(content).replace(/\n/g, ' ')
      const [wide, high] = [spanIn(attributes, 'colspan'), spanIn(attributes, 'rowspan')]
      budget -= wide * high
      if (budget < 0) return grid
      for (let down = 0; down < high; down += 1) {
        grid[y + down] ??= []
        for (let along = 0; along < wide; along += 1) {
          const line = grid[y + down]
          if (line !== undefined) line[x + along] = text
        }
      }
      x += wide
    }
  }
  return Array.from(grid, (line = []) => Array.from(line, (cell = '') => cell))
}

function spanIn(attributes: string, name: string): number {
  const span = Number(new RegExp(`${name}="(\\d{1,3})"`, 'i').exec(attributes)?.[1] ?? 1)
  return Math.min(100, Math.max(1, span))
}

function decoded(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole
    const code = hex !== undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}
