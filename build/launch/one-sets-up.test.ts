import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

const WORKS_MS = 300

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zwgk-sets-up-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const inFolder = (name: string) => JSON.stringify(join(folder, name))

/** A process that sets up, by a program in which `thing` stands as soon as the work begins. Gives its exit code. */
function setUp(during = ''): Promise<number | null> {
  const program = `
    import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
    import { oneSetsUp } from ${JSON.stringify(new URL('one-sets-up.mjs', import.meta.url).href)}
    oneSetsUp(${inFolder('deep/lock')}, () => existsSync(${inFolder('thing')}), () => {
      appendFileSync(${inFolder('log')}, 'begun ')
      writeFileSync(${inFolder('thing')}, 'half')
      ${during}
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ${WORKS_MS})
      writeFileSync(${inFolder('thing')}, 'whole')
    })
    if (readFileSync(${inFolder('thing')}, 'utf8') !== 'whole') process.exit(3)`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], { stdio: 'ignore' })
  return new Promise((resolve) => child.once('exit', resolve))
}

const log = () => readFileSync(join(folder, 'log'), 'utf8')

test('of several at once one sets up, and nobody goes on with half of it', async () => {
  expect(await Promise.all([setUp(), setUp(), setUp(), setUp()])).toEqual([0, 0, 0, 0])
  expect(log()).toBe('begun ')
  expect(existsSync(join(folder, 'deep', 'lock'))).toBe(false)
})

test('what a process left that is gone holds nobody up, also when several find it', async () => {
  expect(await setUp('process.exit(7)')).toBe(7)
  expect(existsSync(join(folder, 'deep', 'lock'))).toBe(true)
  rmSync(join(folder, 'thing'))
  expect(await Promise.all([setUp(), setUp(), setUp()])).toEqual([0, 0, 0])
  expect(log()).toBe('begun begun ')
})

test('a failure is told, and the next one tries again', async () => {
  expect(await setUp("throw new Error('no network')")).toBe(1)
  rmSync(join(folder, 'thing'))
  expect(await setUp()).toBe(0)
  expect(log()).toBe('begun begun ')
})
