// Plays the families, round by round, and prints what was tried, survived, lost and doubled. Started by run.ts with the failing disk loaded.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { diskControl } from './disk/disk-control.ts'
import { clock } from './families/clock.ts'
import { disk } from './families/disk.ts'
import { kill } from './families/kill.ts'
import { network } from './families/network.ts'
import { powerCut } from './families/power-cut.ts'
import { stick } from './families/stick.ts'
import type { Count, Family, Totals } from './family.ts'
import { randomOf } from './random.ts'
import { seedTown } from './seeded-town.ts'

const FAMILIES: readonly Family[] = [kill, powerCut, disk, stick, clock, network]

export interface FaultOptions {
  readonly seed: number
  readonly rounds: number
  /** One family alone. */
  readonly only: string | undefined
  /** Power cuts with the ledger at synchronous=NORMAL: they must report losses. */
  readonly normal: boolean
  readonly json: boolean
  /** Undefined where it could not be compiled. */
  readonly diskLibrary: string | undefined
  readonly scratch: string
  readonly controlPage: string
}

const options = JSON.parse(process.argv[2] ?? '') as FaultOptions
const { seed, rounds, only, normal } = options
const chosen = FAMILIES.filter(({ name }) => only === undefined || name === only)
if (chosen.length === 0) throw new Error(`expected one of ${FAMILIES.map(({ name }) => name).join(' ')}, got ${only}`)

const families: Record<string, Totals> = {}
const notRun: string[] = []
const control = diskControl(options.controlPage)
const town = await seedTown(join(options.scratch, 'seeded'))
for (const family of chosen) {
  if (family.needsDisk && options.diskLibrary === undefined) notRun.push(family.name)
  else families[family.name] = await play(family, options.diskLibrary ?? '')
}
const all = Object.values(families)
const sum = (part: keyof Totals) => all.reduce((total, totals) => total + totals[part], 0)
const totals: Totals = { tried: sum('tried'), survived: sum('survived'), lost: sum('lost'), duplicated: sum('duplicated') }
for (const name of notRun) line(`NOT RUN: ${name}: no C compiler (cc) for the failing disk`)
line(row('all', totals))
if (options.json) line(JSON.stringify({ seed, ...totals, families, ...(notRun.length > 0 && { notRun }) }))
const clean = totals.tried > 0 && totals.survived === totals.tried && totals.lost === 0 && totals.duplicated === 0
process.exit((normal ? totals.lost > 0 : clean) ? 0 : 1)

async function play(family: Family, diskLibrary: string): Promise<Totals> {
  const counted = { tried: 0, survived: 0, lost: 0, duplicated: 0 }
  const scratch = join(options.scratch, family.name)
  mkdirSync(scratch)
  let round = 0
  const count: Count = ({ what, lost = [], duplicated = [], wrong = [] }) => {
    counted.tried += 1
    counted.lost += lost.length
    counted.duplicated += duplicated.length
    if (lost.length + duplicated.length + wrong.length === 0) counted.survived += 1
    else process.stderr.write(`${family.name}, round ${round}: ${what}: ${JSON.stringify({ lost, duplicated, wrong })}\n`)
  }
  const started = performance.now()
  const run = await family.begin({ scratch, town, disk: control, diskLibrary, normal, count })
  const own = Math.max(1, Math.round(rounds * family.share))
  for (; round < own; round += 1) await run.round(randomOf(seed, family.name, round))
  await run.end()
  control.watch(options.scratch, false)
  line(`${row(family.name, counted)}  (${own} rounds, ${Math.round((performance.now() - started) / 100) / 10} s)`)
  return counted
}

function row(name: string, { tried, survived, lost, duplicated }: Totals): string {
  return `${name.padEnd(10)} tried ${tried}, survived ${survived}, lost ${lost}, duplicated ${duplicated}`
}

function line(text: string): void {
  process.stdout.write(`${text}\n`)
}
