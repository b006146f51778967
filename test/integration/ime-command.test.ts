import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { projectFolder } from '../../platform/paths.ts'

const PROGRAM = join(projectFolder(), 'build', 'zwgk.ts')

function ask(input: string, ...args: string[]) {
  const { status, stdout } = spawnSync(process.execPath, [PROGRAM, 'ime', '--json', ...args], { input, encoding: 'utf8' })
  const answers = stdout.split('\n').filter((line) => line !== '')
  return { status, candidates: answers.map((line) => (JSON.parse(line) as { candidates: string[] }).candidates) }
}

test('one answer a line, ten candidates or more; what is no pinyin has none and stops nothing', () => {
  const hostile = ['', '12345', '低保', '\u0000\u0007', 'iiii', 'a'.repeat(1_000_000), '{"a":1}', 'Di Bao']
  const { status, candidates } = ask(`${['dibaobuzhu', 'dbbz', ...hostile, 'zhengfu'].join('\n')}\n`)
  expect(status).toBe(0)
  expect(candidates.length).toBe(hostile.length + 3)
  expect(candidates[0]?.[0]).toBe('低保补助')
  expect(candidates[1]?.[0]).toBe('低保补助')
  expect(candidates[0]?.length).toBeGreaterThanOrEqual(10)
  expect(candidates.slice(2, 2 + hostile.length - 1)).toEqual(Array.from({ length: hostile.length - 1 }, () => []))
  expect(candidates.at(-2)?.[0]).toBe('低保')
  expect(candidates.at(-1)?.[0]).toBe('政府')
})

test('with --fuzzy what a careless ear hears is enough', () => {
  expect(ask('sendibao\nzenfu', '--fuzzy').candidates[1]?.[0]).toBe('政府')
})

test('an answer comes before the next line is asked', async () => {
  const child = spawn(process.execPath, [PROGRAM, 'ime', '--json'], { stdio: ['pipe', 'pipe', 'inherit'] })
  const answers = createInterface({ input: child.stdout })
  for (const [letters, word] of [
    ['nihao', '你好'],
    ['xiexie', '谢谢'],
  ] as const) {
    child.stdin.write(`${letters}\n`)
    const [line] = (await once(answers, 'line')) as [string]
    expect((JSON.parse(line) as { candidates: string[] }).candidates[0]).toBe(word)
  }
  child.stdin.end()
  expect(await once(child, 'exit')).toEqual([0, null])
})
