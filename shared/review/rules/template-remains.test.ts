import { expect, test } from 'vitest'
import { readDocumentMeta } from '../../content/front-matter.ts'
import { checkDocument } from '../check-document.ts'
import { personnelMatter } from './personnel-matter.ts'
import { templateRemains } from './template-remains.ts'

const read = readDocumentMeta({
  编号: 'n-1',
  种类: '通知公告',
  标题: '通知',
  发布机关: '青禾镇',
  发布日期: '2026-10-12',
  审查: [
    { 步骤: '内容审核', 审查人: '某甲', 日期: '2026-10-09' },
    { 步骤: '保密审查', 审查人: '某乙', 日期: '2026-10-10' },
  ],
})
if (!read.ok) throw new Error('expected metadata')
const { meta } = read
const found = (rule: typeof templateRemains, text: string) =>
  rule.check({ meta, text }, { today: '2026-10-12', calendars: [], others: [] })

test.each([
  '工程名称：{{projectName}}',
  '{{?list}}',
  ['日期：$', '{date}'].join(''),
  '联系电话：XXX',
  '××年×月××日',
  '20××年10月',
  '××镇人民政府',
  'XX村民委员会',
])('%s was never filled in', (text) => {
  expect(found(templateRemains, text)).toHaveLength(1)
})

test.each(['张××、李××', '手机138XXXX1234', '尺码XXXL', '价格 $5 {折}', '2026年10月', 'a × b', '第一条 {略}'])(
  '%s is no template',
  (text) => {
    expect(found(templateRemains, text)).toEqual([])
  },
)

test('several blanks are one finding with their number', () => {
  expect(found(templateRemains, '{{a}}和{{b}}')).toMatchObject([{ params: { count: 2 } }])
})

test('a template stops publication and a check, and only warns in a trial', () => {
  const severity = (standing: 'publication' | 'checked' | 'trial') =>
    checkDocument('x.docx', { meta, text: '{{name}}' }, standing).map((finding) => finding.severity)
  expect([severity('publication'), severity('checked'), severity('trial')]).toEqual([['error'], ['error'], ['warning']])
})

test('decisions about a person and somebody’s particulars are shown masked', () => {
  const places = (text: string) => found(personnelMatter, text).map(({ where }) => where)
  expect(places('关于同意张某某同志辞职的批复')).toEqual(['关于同意张**同志辞职的批复'])
  expect(places('张某某，男，汉族，1978年2月出生，籍贯')[0]).toMatch(/^张\*\*，男/)
  expect(places('给予李某同志警告处分')).toHaveLength(1)
  expect(places('同志们辞旧迎新，1978年2月通车')).toEqual([])
})
