// A terminal whose disk is too small for what a stick brings: a real file system of that size, mounted where only the commands see it.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { hubFolders } from '../../hub/hub.ts'
import { projectFolder } from '../../platform/paths.ts'
import { temporaryFolder } from '../fixtures/town.ts'
import { demoRepository } from '../support/prepared-demo.ts'

const folder = temporaryFolder()
const room = join(folder, 'disk')
const { repo } = hubFolders(join(folder, 'hub'))
/** What content leaves to submissions (fetch-blobs.ts), and room for a few of the demo's files. */
const SMALL = '129m'
const LEFT_TO_SUBMISSIONS_KB = 128 * 1_024
const LARGE = '600m'

/** Mounting is for root, or for whoever may have a namespace. */
const mayMount = spawnSync('unshare', ['--mount', 'sh', '-c', 'mount -t tmpfs -o size=1m small /mnt']).status === 0

beforeAll(async () => {
  mkdirSync(room)
  await demoRepository(hubFolders(join(folder, 'hub')))
})

const command = z.object({ exit: z.int(), said: z.string(), freeKb: z.int(), blobs: z.int() })

/** Runs `zwgk` with each list of words on one disk, which first has the small size and then the large one. */
function onGrowingDisk(...runs: readonly (readonly string[])[]): z.infer<typeof command>[] {
  const zwgk = [process.execPath, join(projectFolder(), 'build', 'zwgk.ts')]
  const script = [
    `mount -t tmpfs -o size=${SMALL} small '${room}'`,
    ...runs.flatMap((words, at) => [
      ...(at === 1 ? [`mount -o remount,size=${LARGE} '${room}'`] : []),
      `${[...zwgk, ...words].map((word) => `'${word}'`).join(' ')} --json > '${folder}/said-${at}' 2>/dev/null`,
      `echo $? $(df --output=avail '${room}' | tail -1) $(find '${room}/data/blobs' -type f | wc -l) > '${folder}/facts-${at}'`,
    ]),
  ]
  writeFileSync(join(folder, 'script'), script.join('\n'))
  expect(spawnSync('unshare', ['--mount', 'sh', join(folder, 'script')]).status).toBe(0)
  return runs.map((_, at) => {
    const [exit, freeKb, blobs] = readFileSync(join(folder, `facts-${at}`), 'utf8')
      .trim()
      .split(/\s+/)
      .map(Number)
    return command.parse({ exit, freeKb, blobs, said: readFileSync(join(folder, `said-${at}`), 'utf8') })
  })
}

test.skipIf(!mayMount)(
  'F55: a full import on a small disk stops before the room of submissions, says so, and goes on once there is room',
  () => {
    const data = join(room, 'data')
    const [refused, taken, found] = onGrowingDisk(
      ['import', repo, '--data', data],
      ['import', repo, '--data', data],
      ['search', '低保', '--data', data],
    )
    expect(refused?.exit).toBe(2)
    expect(JSON.parse(refused?.said ?? '')).toMatchObject({
      error: { code: 'disk-full', message: expect.stringMatching(/\p{Script=Han}/u) },
    })
    expect(refused?.blobs).toBeGreaterThan(0)
    expect(refused?.blobs).toBeLessThan(taken?.blobs ?? 0)
    // What the ledger and the metadata took besides is little.
    expect(refused?.freeKb).toBeGreaterThan(LEFT_TO_SUBMISSIONS_KB * 0.98)
    expect(taken?.exit).toBe(0)
    expect(z.object({ total: z.int().positive() }).parse(JSON.parse(found?.said ?? '')).total).toBeGreaterThan(0)
  },
)
