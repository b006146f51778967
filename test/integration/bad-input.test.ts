// Bad input at the command line: one clear sentence that names the file or cause and says what to do; what was accepted stays.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startChild } from '../../build/child.ts'
import { projectFolder } from '../../platform/paths.ts'
import { sentence, zwgk } from '../support/command.ts'

const folder = mkdtempSync(join(tmpdir(), 'zwgk-bad-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const PASSPHRASE = { ZWGK_PASSPHRASE: 'a long passphrase for a test' }
const HAN = /\p{Script=Han}/u

const file = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const findingsOf = (...paths: string[]) =>
  zwgk(['check', ...paths]).json['findings'] as { file: string; rule: string; severity: string; message: string }[]

describe('files', () => {
  test('each bad file is named with its own sentence, and the good ones go on', () => {
    const huge = file('huge.txt', '')
    truncateSync(huge, 100 * 1_048_576)
    const paths = [
      file('good.txt', '冬季取暖补贴从十一月开始申领。\n'),
      file('empty.txt', ''),
      file('blank.txt', ' \n\n '),
      file('picture.txt', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13])),
      file('open-front.md', '---\n标题: 没有结束\n\n正文\n'),
      file('broken-front.md', '---\n标题: "没有右引号\n---\n正文\n'),
      file('strange-field.md', '---\n编号: a-b\n颜色: 红\n---\n正文\n'),
      file('gb.txt', Buffer.from('c4e3bac3cac0bde7d5fec8a1c5afb2b9cc f9'.replaceAll(' ', ''), 'hex')),
      file('macro.xls', 'D0CF'),
      huge,
    ]
    const packed = zwgk(['pack', ...paths, '--channel', 'town', '--trial', '--out', join(folder, 'pkg')])
    expect(packed.exit).toBe(1)
    expect(packed.json['documents']).toBe(2)
    const rows = packed.json['findings'] as { file: string; rule: string; message: string }[]
    const ruleOf = (name: string) => rows.filter((row) => row.file.endsWith(`/${name}`)).map(({ rule }) => rule)
    expect(ruleOf('empty.txt')).toEqual(['file-empty'])
    expect(ruleOf('blank.txt')).toEqual(['file-empty'])
    expect(ruleOf('picture.txt')).toEqual(['not-a-text'])
    expect(ruleOf('open-front.md')).toEqual(['front-matter-broken'])
    expect(ruleOf('broken-front.md')).toEqual(['front-matter-broken'])
    expect(ruleOf('strange-field.md')).toContain('metadata-unknown-field')
    expect(ruleOf('gb.txt')).toContain('encoding-read-as')
    expect(ruleOf('macro.xls')).toEqual(['kind-of-file-unknown'])
    expect(ruleOf('huge.txt')).toEqual(['file-too-large'])
    for (const { message } of rows) {
      expect(message).toMatch(HAN)
      expect(message).not.toContain('{{')
    }
  })

  test('a missing file is said to be missing', () => {
    expect(findingsOf(join(folder, 'nowhere.txt')).map(({ rule }) => rule)).toEqual(['file-unreadable'])
  })

  test('wrong words give the usage and exit 2', () => {
    for (const args of [['pack'], ['publish'], ['import'], ['search'], ['no-such-command'], ['pack', '--colour']])
      expect(zwgk(args).exit, args.join(' ')).toBe(2)
  })
})

describe('packages', () => {
  const repo = join(folder, 'repo')
  const keys = join(folder, 'keys')
  const older = join(folder, 'older')
  const data = join(folder, 'data')
  const release = (text: string) => {
    const out = mkdtempSync(join(folder, 'pkg-'))
    file('notice.txt', text)
    zwgk(['pack', join(folder, 'notice.txt'), '--channel', 'town', '--trial', '--out', out])
    return zwgk(['publish', out, '--repo', repo, '--keys', keys, '--init-keys'], PASSPHRASE)
  }
  const shown = () => zwgk(['search', '通知', '--data', data]).json['total']

  beforeAll(() => {
    expect(release('第一次通知').exit).toBe(0)
    cpSync(repo, older, { recursive: true })
    expect(release('第二次通知').exit).toBe(0)
    expect(zwgk(['import', repo, '--data', data]).exit).toBe(0)
  })

  const refusal = (name: string, spoil: (copy: string) => void) => {
    const copy = join(folder, name)
    cpSync(repo, copy, { recursive: true })
    expect(release(`为了${name}再发一次通知`).exit).toBe(0)
    rmSync(copy, { recursive: true })
    cpSync(repo, copy, { recursive: true })
    spoil(copy)
    const refused = zwgk(['import', copy, '--data', data])
    expect(refused.exit).toBe(2)
    expect(sentence(refused)).toMatch(HAN)
    expect(sentence(refused)).toContain(copy)
    expect(shown()).toBe(1)
    return sentence(refused)
  }
  const overwrite = (path: string) => writeFileSync(path, Buffer.alloc(64, 0x20))
  const newest = (inside: string) => {
    const names = readdirSync(inside, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    return names.map((entry) => join(entry.parentPath, entry.name))
  }

  test('an older copy is refused as older', () => {
    const refused = zwgk(['import', older, '--data', data])
    expect(refused.exit).toBe(2)
    expect(sentence(refused)).toContain('旧')
    expect(shown()).toBe(1)
  })

  test('changed bytes of a document are refused', () => {
    refusal('changed-blob', (copy) => newest(join(copy, 'blobs')).forEach(overwrite))
  })

  test('F44: what is missing on a stick is counted, and the documents are named', () => {
    const said = refusal('missing-blob', (copy) => rmSync(join(copy, 'blobs'), { recursive: true }))
    expect(said).toMatch(/共 1 项，缺 1 项/)
    expect(said).toContain('缺的是：notice')
  })

  test('changed catalogue bytes are refused', () => {
    refusal('changed-catalogue', (copy) => newest(join(copy, 'targets')).forEach(overwrite))
  })

  test('changed metadata is refused', () => {
    refusal('changed-metadata', (copy) => overwrite(join(copy, 'metadata', 'timestamp.json')))
  })

  test('what a killed check left in the data folder is swept at the next start', () => {
    mkdirSync(join(data, 'trust-left-behind'))
    expect(zwgk(['import', repo, '--data', data]).exit).toBe(0)
    expect(readdirSync(data).filter((name) => name.startsWith('trust-'))).toEqual([])
  })

  test('an empty folder is no package', () => {
    mkdirSync(join(folder, 'nothing'))
    expect(sentence(zwgk(['import', join(folder, 'nothing'), '--data', join(folder, 'fresh')]))).toContain(
      '没有找到政务公开内容包',
    )
  })

  test('a wrong passphrase and a missing one are told apart', () => {
    const out = join(folder, 'again')
    zwgk(['pack', join(folder, 'notice.txt'), '--channel', 'town', '--trial', '--out', out])
    expect(sentence(zwgk(['publish', out, '--repo', repo, '--keys', keys], { ZWGK_PASSPHRASE: 'wrong' }))).toContain('口令不对')
    expect(sentence(zwgk(['publish', out, '--repo', repo, '--keys', keys], { ZWGK_PASSPHRASE: '' }))).toContain('没有密钥口令')
  })
})

describe('processes', () => {
  const program = (...args: string[]) =>
    startChild(process.execPath, [join(projectFolder(), ...(args[0] ?? '').split('/')), ...args.slice(1)], { quiet: true })

  test('F23: a second terminal on the same data folder ends with a sentence, and import waits its turn', async () => {
    const data = join(folder, 'two')
    const first = program('electron/host/main.ts', '--data', data, '--socket', join(folder, 'one.sock'))
    await first.ready
    try {
      const second = zwgk(['import', join(folder, 'repo'), '--data', data])
      expect(second.exit).toBe(2)
      expect(sentence(second)).toContain('终端程序已在运行')
      const third = program('electron/host/main.ts', '--data', data, '--socket', join(folder, 'three.sock'))
      expect(await third.ended).toBe(2)
    } finally {
      await first.stop()
    }
  })

  test('a data folder that cannot be written is named', () => {
    const blocked = file('a-file', 'not a folder')
    const refused = zwgk(['import', join(folder, 'repo'), '--data', join(blocked, 'data')])
    expect(refused.exit).toBe(2)
    expect(sentence(refused)).toContain(join(blocked, 'data'))
  })

  test.each(['consultation-days', 'rating-days'])('a limit of the house out of all reason is named: --%s', (option) => {
    const data = join(folder, `hub-${option}`)
    for (const typed of ['0', '61', '2.5', 'ten', '']) {
      const args = [join(projectFolder(), 'hub', 'main.ts'), '--data', data, `--${option}=${typed}`]
      const ended = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 20_000 })
      expect([typed, ended.status]).toEqual([typed, 2])
      expect(ended.stderr).toContain(`--${option} 要写 1 到 60 的整数`)
    }
    expect(existsSync(data)).toBe(false)
  })

  test('a port in use is named together with the option that chooses another', async () => {
    const hub = program('hub/main.ts', '--data', join(folder, 'hub-1'), '--demo', '--port', '0')
    const { address } = await hub.ready
    try {
      const port = new URL(String(address)).port
      const second = spawnSync(
        process.execPath,
        [join(projectFolder(), 'hub', 'main.ts'), '--data', join(folder, 'hub-2'), '--demo', '--port', port],
        { encoding: 'utf8', timeout: 20_000 },
      )
      expect(second.status).toBe(2)
      expect(second.stderr).toContain(`端口 ${port} 已被其他程序占用`)
      expect(second.stderr).toContain('用 --port 换')
    } finally {
      await hub.stop()
    }
    expect(existsSync(join(folder, 'hub-1', 'hub.sqlite'))).toBe(true)
  })
})
