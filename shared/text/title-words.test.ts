import { expect, test } from 'vitest'
import { titleWords } from './title-words.ts'

const wholes = (title: string) =>
  titleWords(title)
    .filter(({ whole }) => whole)
    .map(({ text }) => text)

test('a title is parted between its words only', () => {
  expect(wholes('65岁以上老年人免费体检，12月18日前来做')).toEqual(expect.arrayContaining(['体检', '免费', '12月18日']))
  expect(wholes('申请低保（最低生活保障）办事指南')).toEqual(expect.arrayContaining(['（最低生活保障）', '指南']))
})

test('a remark in brackets is one', () => {
  expect(wholes('管理办法（征求意见稿）公告')).toContain('（征求意见稿）')
})

test('the parts put together are the title', () => {
  const title = '《青禾镇农村宅基地管理办法（征求意见稿）》公开征求意见公告'
  expect(
    titleWords(title)
      .map(({ text }) => text)
      .join(''),
  ).toBe(title)
})
