import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readSources } from './read-sources.ts'

const folder = mkdtempSync(join(tmpdir(), 'zwgk-attachments-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
const MP4 = Buffer.from('000000186674797069736f6d', 'hex')

async function read(name: string, attachments: string, files: Record<string, Uint8Array>) {
  const here = join(folder, name)
  mkdirSync(here)
  const head = ['编号: picture-1', '种类: 通知公告', '标题: 一图看懂', '发布机关: 青禾镇人民政府', '发布日期: "2026-11-05"']
  const review = [
    '审查:',
    '  - {步骤: 内容审核, 审查人: 甲, 日期: "2026-11-04"}',
    '  - {步骤: 保密审查, 审查人: 乙, 日期: "2026-11-05"}',
  ]
  writeFileSync(join(here, '一图看懂.md'), `---\n${[...head, ...review, `附件: ${attachments}`].join('\n')}\n---\n\n取暖补贴。\n`)
  for (const [file, bytes] of Object.entries(files)) writeFileSync(join(here, file), bytes)
  const { documents, findings } = await readSources([here], { channel: 'town', trial: false, today: '2026-11-25' })
  return {
    media: documents[0]?.media.map(({ name: file, mediaType }) => [file, mediaType]),
    rules: findings.map(({ rule }) => rule),
  }
}

test('a picture and a video that a text names travel with it, as what their bytes are', async () => {
  expect(await read('good', '[图.png, 讲.mp4, 图.png]', { '图.png': PNG, '讲.mp4': MP4 })).toEqual({
    media: [
      ['图.png', 'image/png'],
      ['讲.mp4', 'video/mp4'],
    ],
    rules: [],
  })
})

test.each([
  ['that is not there', '[没有.png]', {}, ['attachment-missing']],
  ['outside its folder', '[../图.png]', {}, ['attachment-missing']],
  [
    'that is something else',
    '[图.png]',
    { '图.png': Buffer.from('<svg onload=alert(1)>') },
    ['attachment-unknown', 'attachment-unused'],
  ],
  ['that is empty', '[图.png]', { '图.png': new Uint8Array() }, ['file-empty', 'attachment-unused']],
  ['in a list that is none', '{图: 1}', {}, ['metadata-bad-value']],
])('an attachment %s stops the text with a sentence', async (name, attachments, files: Record<string, Uint8Array>, rules) => {
  expect(await read(name, attachments, files)).toEqual({ media: undefined, rules })
})

test('a picture that nobody names is told of', async () => {
  expect((await read('unused', '[]', { '图.png': PNG })).rules).toEqual(['attachment-unused'])
})
