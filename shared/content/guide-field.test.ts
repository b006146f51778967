import { expect, it } from 'vitest'
import { guideFieldOf } from './guide-field.ts'

it.each([
  ['办理材料', 'materials'],
  ['事项简述', 'about'],
  ['办理时限', 'time-limit'],
  ['收费依据及标准', 'fee'],
  ['办理机构及地点', 'place'],
  ['办事时间', 'hours'],
  ['咨询查询途径', 'inquiry'],
  ['监督投诉渠道', 'complaint'],
  ['办理方式', 'way'],
  ['结果送达', 'result'],
  ['신청자료', 'materials'],
  ['사항소개', 'about'],
  ['취급기한', 'time-limit'],
  ['취급시간', 'hours'],
  ['취급기구와 지점', 'place'],
  ['자문과 조회', 'inquiry'],
  ['事项名称', undefined],
] as const)('%s', (heading, field) => {
  expect(guideFieldOf(heading)).toBe(field)
})
