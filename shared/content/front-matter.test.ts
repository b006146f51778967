import { describe, expect, test } from 'vitest'
import { chineseName, readDocumentMeta } from './front-matter.ts'

const WRITTEN = {
  编号: 'guide-dibao',
  种类: '办事指南',
  标题: '申请低保办事指南',
  发布机关: '青禾镇人民政府',
  文号: '青政发〔2026〕7号',
  成文日期: '2026-10-09',
  发布日期: '2026-10-12',
  有效性: '已修改',
  公开属性: '依申请公开',
  审查: [
    { 步骤: '内容审核', 审查人: '某甲', 日期: '2026-10-09' },
    { 步骤: '保密审查', 审查人: '某乙', 日期: '2026-10-10' },
  ],
  关联: { 解读: ['policy-1'], 办理: ['policy-2'] },
  公示期: { 起: '2026-10-12', 止: '2026-10-20' },
  译名: { 朝鲜文: { 题名: '최저생활보장', 已审: true } },
  语言: '中文',
  重点提示: true,
  公开网址: 'https://qinghe.example/zwgk/guide-dibao',
}

function problems(raw: unknown): Record<string, string> {
  const read = readDocumentMeta(raw)
  return read.ok ? {} : Object.fromEntries(read.problems.map(({ field, problem }) => [field, problem]))
}

describe('front matter as a clerk writes it', () => {
  test('Chinese names and terms become the identifiers of the schema', () => {
    const read = readDocumentMeta(WRITTEN)
    expect(read.ok && read.meta).toMatchObject({
      id: 'guide-dibao',
      kind: 'guide',
      docNumber: '青政发〔2026〕7号',
      signedOn: '2026-10-09',
      validity: 'amended',
      openness: 'on-request',
      publicAddress: 'https://qinghe.example/zwgk/guide-dibao',
      review: [
        { step: 'content', by: '某甲', on: '2026-10-09' },
        { step: 'secrecy', by: '某乙', on: '2026-10-10' },
      ],
      links: { interprets: ['policy-1'], guideFor: ['policy-2'], repeals: [], replaces: [], resultOf: [] },
      publicNotice: { from: '2026-10-12', until: '2026-10-20' },
      titles: { ko: { title: '최저생활보장', reviewed: true } },
      language: 'zh-CN',
      spotlight: true,
    })
  })

  test('a public address that leads to a program is named as a bad value', () => {
    expect(problems({ ...WRITTEN, 公开网址: 'javascript:alert(1)' })).toEqual({ 公开网址: 'bad-value' })
  })

  test('identifiers are taken as they are, and what is left out has its usual value', () => {
    const read = readDocumentMeta({
      ...{ id: 'notice-1', kind: 'notice', title: '通知', body: '青禾镇', publishedOn: '2026-10-12' },
      review: [{ step: 'content', by: '某甲', on: '2026-10-09' }],
    })
    expect(read.ok && read.meta).toMatchObject({
      validity: 'valid',
      openness: 'proactive',
      language: 'zh-CN',
      keywords: [],
      spotlight: false,
    })
  })

  test('a term is a term only in its own field: a title may be 公示', () => {
    const read = readDocumentMeta({ ...WRITTEN, 标题: '公示', 关键词: ['废止', '有效'] })
    expect(read.ok && [read.meta.title, ...read.meta.keywords]).toEqual(['公示', '废止', '有效'])
  })
})

describe('what is wrong is named by its Chinese field', () => {
  test('nothing at all: every required field is missing, each named once', () => {
    expect(problems({})).toEqual({
      编号: 'missing',
      种类: 'missing',
      标题: 'missing',
      发布机关: 'missing',
      发布日期: 'missing',
      审查: 'missing',
    })
  })

  test.each([
    ['a day that does not exist', { 发布日期: '2026-02-30' }, { 发布日期: 'bad-value' }],
    ['a day in other writing', { 成文日期: '2026年10月9日' }, { 成文日期: 'bad-value' }],
    ['a kind nobody knows', { 种类: '小道消息' }, { 种类: 'bad-value' }],
    ['an id with capitals', { 编号: 'Guide' }, { 编号: 'bad-value' }],
    ['a 公示 that ends before it starts', { 公示期: { 起: '2026-10-12', 止: '2026-10-11' } }, { 公示期: 'bad-value' }],
    ['a misspelt field', { 发布曰期: '2026-10-12' }, { 发布曰期: 'unknown-field' }],
    ['a misspelt field inside', { 关联: { 解毒: ['a-b'] } }, { 解毒: 'unknown-field' }],
    ['an empty title', { 标题: '  ' }, { 标题: 'bad-value' }],
    ['a title of 301 characters', { 标题: '长'.repeat(301) }, { 标题: 'bad-value' }],
    ['a review without a name', { 审查: [{ 步骤: '内容审核', 日期: '2026-10-09' }] }, { 审查: 'bad-value' }],
    ['no review', { 审查: [] }, { 审查: 'bad-value' }],
    ['two things at once', { 种类: 'x', 有效性: '也许' }, { 种类: 'bad-value', 有效性: 'bad-value' }],
  ])('%s', (_, change, expected) => {
    expect(problems({ ...WRITTEN, ...change })).toEqual(expected)
  })

  test('a name unknown to the table is given back, a long one cut short', () => {
    expect(chineseName('publishedOn')).toBe('发布日期')
    expect(chineseName('other')).toBe('other')
    expect(Object.keys(problems({ ...WRITTEN, [`${'很'.repeat(5000)}`]: 1 }))[0]?.length).toBeLessThan(50)
  })
})

describe('hostile front matter', () => {
  test('what is no table of fields is refused without a crash', () => {
    for (const raw of [null, undefined, '', 'text', 7, [], [WRITTEN], true]) expect(readDocumentMeta(raw).ok).toBe(false)
  })

  test('__proto__, constructor and toString are unknown fields, and bring no fields in by the back door', () => {
    const hostile = JSON.parse(
      '{"__proto__": {"id": "smuggled-in", "spotlight": true}, "constructor": 1, "toString": 1, "hasOwnProperty": 1}',
    ) as object
    const named = problems({ ...WRITTEN, ...hostile, ...Object.fromEntries([['__proto__', {}]]) })
    expect(named).toEqual({
      ...Object.fromEntries(['__proto__', 'constructor', 'toString', 'hasOwnProperty'].map((key) => [key, 'unknown-field'])),
    })
    expect(problems(hostile)['编号']).toBe('missing')
    expect(Object.keys(Object.prototype)).toEqual([])
  })

  test('the same inside a nested table', () => {
    const nested = JSON.parse('{"__proto__": {"解读": ["a-b"]}, "constructor": ["a-b"]}') as object
    expect(readDocumentMeta({ ...WRITTEN, 关联: nested }).ok).toBe(false)
    expect(readDocumentMeta({ ...WRITTEN, 种类: 'constructor' }).ok).toBe(false)
    expect(readDocumentMeta({ ...WRITTEN, 种类: '__proto__' }).ok).toBe(false)
  })
})
