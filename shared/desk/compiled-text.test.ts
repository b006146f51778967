import { expect, test } from 'vitest'
import { documentMetaSchema } from '../content/document.ts'
import { type CompiledWords, directoryText, gazetteDocuments, gazetteText } from './compiled-text.ts'

const words: CompiledWords = {
  columns: ['索引号', '名称', '文号', '内容概述', '生成日期', '有效性'],
  kind: (kind) => (kind === 'policy' ? '政策文件' : '其他'),
  validity: (validity) => (validity === 'valid' ? '有效' : '失效'),
}
const made = (id: string, more = {}) =>
  documentMetaSchema.parse({
    ...{ id, kind: 'policy', title: `${id}的标题`, body: '青禾镇人民政府', publishedOn: '2026-11-01' },
    ...{ review: [{ step: 'case', by: '甲', on: '2026-11-01' }], ...more },
  })

test('a directory lists what is open, by kind, the newest first', () => {
  const documents = [
    made('old-policy', { publishedOn: '2025-01-01', signedOn: '2024-12-30', validity: 'repealed' }),
    made('new-policy', { docNumber: '青政发〔2026〕9号', summary: '补贴标准。' }),
    made('some-notice', { kind: 'notice' }),
    made('not-open', { openness: 'on-request' }),
    made('itself', { kind: 'directory' }),
  ]
  expect(directoryText(documents, '说明。', words).split('\n')).toEqual([
    '说明。',
    '',
    '## 政策文件',
    '',
    '| 索引号 | 名称 | 文号 | 内容概述 | 生成日期 | 有效性 |',
    '| --- | --- | --- | --- | --- | --- |',
    '| new-policy | new-policy的标题 | 青政发〔2026〕9号 | 补贴标准。 | 2026-11-01 | 有效 |',
    '| old-policy | old-policy的标题 |  |  | 2024-12-30 | 失效 |',
    '',
    '## 其他',
    '',
    '| 索引号 | 名称 | 文号 | 内容概述 | 生成日期 | 有效性 |',
    '| --- | --- | --- | --- | --- | --- |',
    '| some-notice | some-notice的标题 |  |  | 2026-11-01 |  |',
  ])
})

test('a gazette takes what was published within its days, both included', () => {
  const documents = [
    made('before', { publishedOn: '2026-06-30' }),
    made('first', { publishedOn: '2026-07-01' }),
    made('last', { publishedOn: '2026-09-30' }),
    made('a-guide', { kind: 'guide', publishedOn: '2026-08-01' }),
  ]
  expect(gazetteDocuments(documents, '2026-07-01', '2026-09-30').map(({ id }) => id)).toEqual(['first', 'last'])
  expect(gazetteText(documents, { from: '2026-07-01', until: '2026-09-30' }, '目录', words)).not.toContain('before')
})

test('a title makes no column, link or markup of its own', () => {
  const text = directoryText([made('one', { title: '甲|乙 [链接](http://x) <b>' })], '', words)
  expect(text).toContain('甲\\|乙 \\[链接\\](http://x) \\<b\\>')
})
