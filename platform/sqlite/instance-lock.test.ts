import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../test/fixtures/town.ts'
import { projectFolder } from '../paths.ts'
import { takeInstanceLock } from './instance-lock.ts'

const folder = temporaryFolder()

/** Another process that takes the lock, says so, and holds it until it is killed. */
async function anotherProcess() {
  const module = join(projectFolder(), 'platform', 'sqlite', 'instance-lock.ts')
  const program = `import { takeInstanceLock } from ${JSON.stringify(module)}
    const lock = takeInstanceLock(${JSON.stringify(folder)})
    console.log(lock === undefined ? 'taken' : 'mine')
    setInterval(() => lock, 1000)`
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [said] = await once(child.stdout, 'data')
  return {
    said: String(said).trim(),
    async kill() {
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}

test('F23: while one process holds the folder no other gets it; after kill -9 the next one does', async () => {
  const other = await anotherProcess()
  expect(other.said).toBe('mine')
  expect(takeInstanceLock(folder)).toBeUndefined()
  await other.kill()
  const lock = takeInstanceLock(folder)
  expect(lock).toBeDefined()
  const third = await anotherProcess()
  expect(third.said).toBe('taken')
  await third.kill()
  lock?.release()
})

test('a folder that is not there is a failure, not a held lock', () => {
  expect(() => takeInstanceLock(join(folder, 'none'))).toThrow()
})
