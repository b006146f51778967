import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { temporaryFolder } from '../../test/fixtures/town.ts'
import { type KeptBrowser, keepBrowser } from './kept-browser.ts'
import { offerAddress, readOffered } from './offered-address.ts'

const folder = temporaryFolder()
const PATIENCE = { timeout: 20_000 }
let kept: KeptBrowser | undefined
afterEach(async () => await kept?.close())

/** A browser that writes down what it was opened on and its process, and stays. */
function hall() {
  const place = mkdtempSync(join(folder, 'hall-'))
  const program = join(place, 'browser')
  const opened = join(place, 'opened')
  writeFileSync(program, `#!/bin/sh\necho "$1 $$" >> ${opened}\nexec sleep 600\n`)
  chmodSync(program, 0o755)
  const addressFile = join(place, 'address')
  const offer = (path: string, host: string) => offerAddress(addressFile, { address: `http://127.0.0.1:8460/${path}`, host })
  const lines = () => (existsSync(opened) ? readFileSync(opened, 'utf8').trim().split('\n') : [])
  const profiles = () => readdirSync(place).filter((name) => name.startsWith('profile-'))
  kept = keepBrowser({
    ...{ addressFile, program, lookEveryMs: 5, pauseMs: 20 },
    switches: (address, profile) => [address, profile],
    newProfile: () => {
      const path = mkdtempSync(join(place, 'profile-'))
      return { folder: path, remove: () => rmSync(path, { recursive: true }) }
    },
  })
  return { offer, addressFile, profiles, opened: () => lines().map((line) => line.split('/').at(-1)?.split(' ')[0]), lines }
}

test('a window waits for the host, and opens on the address that it offers', async () => {
  const { offer, opened } = hall()
  expect(opened()).toEqual([])
  offer('first', 'a')
  await vi.waitFor(() => expect(opened()).toEqual(['first']), PATIENCE)
  // Used: the host offers the next one; the window that is open stays.
  offer('second', 'a')
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(opened()).toEqual(['first'])
})

test('F67: a window that dies is opened anew on the next address, with a fresh profile', async () => {
  const { offer, opened, lines, profiles } = hall()
  offer('first', 'a')
  await vi.waitFor(() => expect(opened()).toEqual(['first']), PATIENCE)
  const [before] = profiles()
  offer('second', 'a')
  process.kill(Number(lines()[0]?.split(' ')[1]), 'SIGKILL')
  await vi.waitFor(() => expect(opened()).toEqual(['first', 'second']), PATIENCE)
  expect(profiles()).toHaveLength(1)
  expect(profiles()).not.toContain(before)
})

test('a host that was started anew gets a window with a cookie of its own', async () => {
  const { offer, opened } = hall()
  offer('first', 'a')
  await vi.waitFor(() => expect(opened()).toEqual(['first']), PATIENCE)
  offer('other', 'b')
  await vi.waitFor(() => expect(opened()).toEqual(['first', 'other']), PATIENCE)
})

test('closing leaves no profile', async () => {
  const { offer, opened, profiles } = hall()
  offer('first', 'a')
  await vi.waitFor(() => expect(opened()).toEqual(['first']), PATIENCE)
  await kept?.close()
  expect(profiles()).toEqual([])
})

test('the address is for the group only, and a file that is something else opens nothing', () => {
  const file = join(folder, 'address')
  offerAddress(file, { address: 'http://127.0.0.1:1/?token=x', host: 'a' })
  expect(statSync(file).mode & 0o007).toBe(0)
  const hostile = ['', '{', '{"address":"http://example.cn/","host":"a"}', '{"address":"javascript:alert(1)","host":"a"}', '[]']
  for (const text of hostile) {
    writeFileSync(file, text)
    expect(readOffered(file), text).toBeUndefined()
  }
})
