// What is known against the libraries that are shipped (`npm audit`). Many mirrors of the registry give no advisories: then nothing was checked, and that is said.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectFolder } from '../platform/paths.ts'

const ANSWER_WITHIN_MS = 60_000

const answerSchema = z.object({
  metadata: z.object({ vulnerabilities: z.object({ high: z.int(), critical: z.int(), total: z.int() }) }),
})

export type Advisories = { readonly grave: number; readonly total: number } | { readonly missing: string }

export function dependencyAdvisories(): Advisories {
  const own = join(projectFolder(), '.cache', 'runtime', 'node_modules', 'npm', 'bin', 'npm-cli.js')
  const [program, args] = existsSync(own) ? [process.execPath, [own]] : ['npm', []]
  const { stdout } = spawnSync(program, [...args, 'audit', '--audit=true', '--omit=dev', '--json'], {
    cwd: projectFolder(),
    encoding: 'utf8',
    timeout: ANSWER_WITHIN_MS,
  })
  return readAdvisories(stdout ?? '')
}

export function readAdvisories(answer: string): Advisories {
  try {
    const read = answerSchema.safeParse(JSON.parse(answer))
    if (!read.success) return { missing: 'the registry gives no advisories' }
    const { high, critical, total } = read.data.metadata.vulnerabilities
    return { grave: high + critical, total }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return { missing: 'npm or the registry did not answer' }
  }
}
