// Are the fonts of the pages all there? The system's own may lack rare characters of names, and a box instead of a name is no service.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Probe } from './finding.ts'
import { isForAHall } from './lockdown.ts'

const NAMED = /url\(["']?([^"')]+\.woff2)["']?\)/g
const FIRST_BYTES = 'wOF2'
const SHOWN = 3

export const fonts: Probe = ({ pages, systemRoot }) => {
  const folder = join(pages, 'assets')
  // In the project's folder they come with the first start; a package without them is broken.
  if (!existsSync(folder)) return [{ topic: 'pages', state: isForAHall(systemRoot) ? 'wrong' : 'note', params: { path: pages } }]
  const styles = readdirSync(folder).filter((name) => name.endsWith('.css'))
  const named = styles.flatMap((name) =>
    [...readFileSync(join(folder, name), 'utf8').matchAll(NAMED)].map(([, path = '']) => basename(path)),
  )
  const needed = [...new Set(named)]
  const broken = needed.filter((name) => !isFont(join(folder, name)))
  return broken.length > 0 || needed.length === 0
    ? [{ topic: 'fonts', state: 'wrong', params: { count: broken.length, names: broken.slice(0, SHOWN).join(' ') } }]
    : [{ topic: 'fonts', state: 'ok', params: { count: needed.length } }]
}

function isFont(path: string): boolean {
  return existsSync(path) && readFileSync(path).toString('latin1', 0, FIRST_BYTES.length) === FIRST_BYTES
}
