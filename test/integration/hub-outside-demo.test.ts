// A hub for a real office: its keys need the passphrase, trial packages are refused, demo accounts can't sign in, the timestamp stays fresh.
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Hub, hubFolders, openHub } from '../../hub/hub.ts'
import { renewIfOld } from '../../hub/publish/keep-timestamp-fresh.ts'
import { publishingLock } from '../../hub/store/one-at-a-time.ts'
import { silentLog } from '../../platform/log/logger.ts'
import { projectFolder } from '../../platform/paths.ts'
import { zwgk } from '../support/command.ts'

const folder = mkdtempSync(join(tmpdir(), 'zwgk-office-'))
const folders = hubFolders(join(folder, 'hub'))
const PASSPHRASE = { ZWGK_PASSPHRASE: 'a long passphrase for a test' }
const unlocking = { passphrase: PASSPHRASE.ZWGK_PASSPHRASE }
let hub: Hub

function publish(trial: boolean): number | null {
  const out = mkdtempSync(join(folder, 'pkg-'))
  const source = join(folder, trial ? 'trial.txt' : 'real.md')
  const office = join(folder, 'office.json')
  if (trial) writeFileSync(source, '试用的通知')
  else copyFileSync(join(projectFolder(), 'assets', 'demo', 'town', '青禾镇政务开放日活动公告.md'), source)
  copyFileSync(join(projectFolder(), 'assets', 'demo', 'office.json'), office)
  zwgk(['pack', source, '--channel', 'town', '--out', out, ...(trial ? ['--trial'] : [])])
  return zwgk(['publish', out, '--repo', folders.repo, '--keys', folders.keys, '--init-keys', '--office', office], PASSPHRASE)
    .exit
}

const open = (pass: { passphrase: string } | { demo: true }) =>
  openHub({ folders, unlocking: pass, officeChannel: 'town', terminalPrefix: 'QH', pages: undefined, log: silentLog })
const get = async (path: string) => await hub.app.request(path)
const signIn = async (name: string, password: string) =>
  await hub.app.request('/api/console/sign-in', { method: 'POST', body: JSON.stringify({ name, password }) })

beforeAll(async () => {
  expect(publish(false)).toBe(0)
  const opened = await open(unlocking)
  if (!opened.ok) throw new Error(`expected a hub, got ${opened.error.code}`)
  hub = opened.value
})
afterAll(async () => {
  await hub.close()
  rmSync(folder, { recursive: true, force: true })
})

test('a reviewed package is served', async () => {
  expect((await get('/repo/metadata/timestamp.json')).status).toBe(200)
  expect((await get('/repo/metadata/1.root.json')).status).toBe(200)
})

test('nothing outside the repository is served', async () => {
  for (const path of [
    '/repo/../keys/hub.key.json',
    '/repo/%2e%2e/keys/hub.key.json',
    '/repo/metadata/../../keys/hub.key.json',
    '/repo/keys',
    '/repo/',
  ])
    expect((await get(path)).status, path).toBe(404)
})

test('a demo account made in this database can’t sign in; a real one can, and loses its try after five wrong passwords', async () => {
  const person = { displayName: '某人', roles: ['officer'] as const }
  await hub.accounts.create({ name: 'demo', ...person }, 'right-password', { demo: true })
  await hub.accounts.create({ name: 'real', ...person }, 'right-password', { demo: false })
  expect((await signIn('demo', 'right-password')).status).toBe(401)
  expect((await signIn('real', 'right-password')).status).toBe(200)
  for (let i = 0; i < 5; i += 1) expect((await signIn('real', 'wrong')).status).toBe(401)
  expect((await signIn('real', 'right-password')).status).toBe(429)
})

test('without a session nothing of the console answers', async () => {
  for (const path of ['/api/console/session', '/api/console/submissions', '/api/console/packages'])
    expect((await get(path)).status, path).toBe(401)
})

test('F53: the timestamp is signed anew after a day, and only then', async () => {
  const later = (hours: number) => () => new Date(Date.now() + hours * 3_600_000)
  const publishing = publishingLock(folders.keys, hub.store)
  const parts = { repo: folders.repo, keys: folders.keys, unlocking, publishing, log: silentLog }
  const version = () =>
    JSON.parse(readFileSync(join(folders.repo, 'metadata', 'timestamp.json'), 'utf8')).signed.version as number
  const before = version()
  expect(await renewIfOld({ ...parts, now: later(23) })).toBe(false)
  expect(await renewIfOld({ ...parts, now: later(25) })).toBe(true)
  expect(version()).toBe(before + 1)
  expect(zwgk(['verify', folders.repo]).exit).toBe(0)
})

test('a trial package stops the serving until a real one takes its place', async () => {
  expect(publish(true)).toBe(0)
  const refused = await get('/repo/metadata/timestamp.json')
  expect(refused.status).toBe(422)
  expect(await refused.json()).toEqual({ error: { code: 'trial-refused' } })
  expect(publish(false)).toBe(0)
  expect((await get('/repo/metadata/timestamp.json')).status).toBe(200)
})

test('F23: a second hub on the same folder is told so; a wrong passphrase and demo keys open nothing', async () => {
  const second = await open(unlocking)
  expect(second.ok ? 'opened' : second.error.code).toBe('hub-already-running')
  await hub.close()
  const wrong = await open({ passphrase: 'wrong' })
  expect(wrong.ok ? 'opened' : wrong.error.code).toBe('passphrase-wrong')
  const demo = await open({ demo: true })
  expect(demo.ok ? 'opened' : demo.error.code).toBe('passphrase-wrong')
  const again = await open(unlocking)
  if (!again.ok) throw new Error(`expected the hub again, got ${again.error.code}`)
  hub = again.value
})
