// The life of an office's signing keys by the command line: root keys on sticks, publishing without them, expiry told in words, a new key, a channel taken back.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../fixtures/town.ts'
import { sentence, zwgk } from '../support/command.ts'

const folder = temporaryFolder()
const PASS = { ZWGK_PASSPHRASE: 'words of the office', ZWGK_ROOT_PASSPHRASE: 'other words, of the county' }
const repo = join(folder, 'repo')
const keys = join(folder, 'keys')
const sticks = ['one', 'two', 'three'].map((name) => join(folder, name))
const where = ['--repo', repo, '--keys', keys]
const withSticks = [...where, '--root', sticks.join(',')]

test('from the first key to a channel taken back', () => {
  expect(zwgk(['keys', 'init', ...where], PASS).exit).toBe(2)
  const made = zwgk(['keys', 'init', ...withSticks], PASS)
  expect(made).toMatchObject({ exit: 0, json: { action: 'init', fingerprint: expect.stringMatching(/^([0-9A-F]{4} ){7}/) } })
  expect(sticks.map((stick) => readdirSync(stick))).toEqual([['root-1.key.json'], ['root-2.key.json'], ['root-3.key.json']])
  expect(readdirSync(keys).some((name) => name.startsWith('root'))).toBe(false)

  const source = join(folder, 'texts')
  mkdirSync(source)
  writeFileSync(join(source, 'a.md'), '# 关于道路养护的通知\n\n请绕行。\n')
  const packed = join(folder, 'package')
  expect(zwgk(['pack', source, '--channel', 'town', '--out', packed, '--trial']).exit).toBeLessThan(2)
  // No root key is at hand, and none is needed.
  expect(zwgk(['publish', packed, ...where], PASS)).toMatchObject({ exit: 0, json: { release: 1 } })

  const listed = zwgk(['keys', 'list', ...where])
  expect(listed.exit).toBe(0)
  expect(listed.json['keys']).toContainEqual({ name: 'root-1', place: 'elsewhere' })
  expect(listed.json['keys']).toContainEqual({ name: 'channel-town', place: 'here' })
  expect(listed.json['signatures']).toContainEqual(
    expect.objectContaining({ role: 'town', term: { state: 'holds', daysLeft: 399 } }),
  )

  const alone = zwgk(['keys', 'rotate', 'timestamp', ...where], PASS)
  expect([alone.exit, sentence(alone)]).toEqual([2, expect.stringContaining('根密钥不够')])
  const wrong = zwgk(['keys', 'rotate', 'timestamp', ...withSticks], { ...PASS, ZWGK_ROOT_PASSPHRASE: 'guessed' })
  expect([wrong.exit, sentence(wrong)]).toEqual([2, expect.stringContaining('口令不对')])
  for (const name of ['timestamp', 'root-2', 'town'])
    expect(zwgk(['keys', 'rotate', name, ...withSticks], PASS).exit, name).toBe(0)
  expect(zwgk(['keys', 'renew', ...where], PASS).exit).toBe(0)
  expect(zwgk(['verify', repo])).toMatchObject({ exit: 0, json: { channels: [{ channel: 'town', release: 1 }] } })
  expect(zwgk(['publish', packed, ...where], PASS)).toMatchObject({ exit: 0, json: { release: 2 } })

  expect(zwgk(['keys', 'revoke', 'county', ...where], PASS).exit).toBe(2)
  expect(zwgk(['keys', 'revoke', 'town', ...where], PASS).exit).toBe(0)
  const refused = zwgk(['publish', packed, ...where], PASS)
  expect([refused.exit, sentence(refused)]).toEqual([2, expect.stringContaining('已撤销')])
})

test('root keys made beside the others are carried away, and are nowhere left', () => {
  const all = join(folder, 'all-keys')
  const stick = join(folder, 'away')
  const packed = join(folder, 'package')
  const own = join(folder, 'own-repo')
  expect(zwgk(['publish', packed, '--repo', own, '--keys', all, '--init-keys'], PASS).exit).toBe(0)
  const secret = readFileSync(join(all, 'root-1.key.json'), 'utf8')
  expect(zwgk(['keys', 'offline', '--keys', all, '--root', all]).exit).toBe(2)
  const moved = zwgk(['keys', 'offline', '--keys', all, '--root', stick])
  expect(moved.json['moved']).toHaveLength(3)
  expect(JSON.parse(readFileSync(join(stick, 'root-1.key.json'), 'utf8'))).toEqual(JSON.parse(secret))
  expect(readdirSync(all).some((name) => name.startsWith('root'))).toBe(false)
  const env = { ZWGK_PASSPHRASE: PASS.ZWGK_PASSPHRASE }
  expect(zwgk(['keys', 'rotate', 'root-1', '--repo', own, '--keys', all, '--root', stick], env).exit).toBe(0)
})
