// `zwgk theme preview`: a town sees its pages before it signs; a theme that the terminal would refuse is not drawn.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { projectFolder } from '../../../platform/paths.ts'
import { zwgk } from '../../support/command.ts'

const scratch = mkdtempSync(join(tmpdir(), 'zwgk-preview-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

const fixture = (name: string) => join(projectFolder(), 'test', 'fixtures', 'standards', name)
const standard = ['--standard', fixture('baihe.json')]

/** Width and height, from the head of a PNG file. */
function sizeOf(file: string): [number, number] {
  const bytes = readFileSync(file)
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG')
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
}

test('another county’s theme: its pages in the standard view and in 大字版, upright as its screen stands', () => {
  const out = join(scratch, 'pictures')
  const { exit, json } = zwgk(['theme', 'preview', fixture('baihe-theme.json'), ...standard, '--out', out])
  expect(exit).toBe(0)
  const files = readdirSync(out)
  expect(json).toEqual({ folder: out, pictures: expect.arrayContaining(files) })
  expect(files).toEqual(expect.arrayContaining(['home.1080x1920.zh-CN.png', 'zone-speak.1080x1920.zh-CN.large.png']))
  for (const file of files) expect(sizeOf(join(out, file))).toEqual([1080, 1920])
  const home = readFileSync(join(out, 'home.1080x1920.zh-CN.png'))
  expect(home.equals(readFileSync(join(out, 'home.1080x1920.zh-CN.large.png')))).toBe(false)
}, 180_000)

test('a theme that breaks a rule is told what is wrong, and nothing is drawn', () => {
  const theme = JSON.parse(readFileSync(fixture('baihe-theme.json'), 'utf8'))
  const broken = join(scratch, 'broken.json')
  writeFileSync(broken, JSON.stringify({ ...theme, zones: theme.zones.toReversed() }))
  const out = join(scratch, 'nothing')
  const { exit, json } = zwgk(['theme', 'preview', broken, ...standard, '--out', out])
  expect(exit).toBe(1)
  expect(json).toMatchObject({ findings: expect.arrayContaining([expect.objectContaining({ rule: 'zones-ordered' })]) })
  expect(() => readdirSync(out)).toThrow('ENOENT')
})
