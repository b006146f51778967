import { describe, expect, test } from 'vitest'
import { places } from '../../../test/fixtures/reviewed.ts'
import { brokenDate } from './broken-date.ts'
import { datesApart } from './dates-apart.ts'
import { fifteenDays } from './fifteen-days.ts'
import { oldRegulation } from './old-regulation.ts'
import { oldRemedy } from './old-remedy.ts'
import { purposeAsked } from './purpose-asked.ts'
import { secrecyBySilence } from './secrecy-by-silence.ts'

const ABOUT = '政府信息公开指南。'

describe('三需要 and the purpose of a request (void since 2019)', () => {
  test.each(['可以根据自身生产、生活、科研等特殊需要申请', '因生产、生活和科研的需要', '请填写所需信息的用途', '申请用途：'])(
    '%s',
    (text) => {
      expect(places(purposeAsked, `${ABOUT}${text}`)).toHaveLength(1)
    },
  )
  test.each(['申请人无需说明申请用途', '不再要求“三需要”', '为群众生产、生活提供便利', '村民生产生活需要用水'])(
    'not: %s',
    (text) => {
      expect(places(purposeAsked, `${ABOUT}${text}`)).toEqual([])
    },
  )
  test('a text about something else may speak of needs', () => {
    expect(places(purposeAsked, '满足群众生产、生活的特殊需要')).toEqual([])
  })
})

describe('fifteen working days (20 since 2019)', () => {
  test.each([
    '收到申请之日起15个工作日内予以答复',
    '本机关收到申请后，十五个工作日内作出答复',
    '延长答复的期限最长不得超过15个工作日',
  ])('%s', (text) => {
    expect(places(fifteenDays, `${ABOUT}${text}。`)).toHaveLength(1)
  })
  test.each([
    '第三方应当自收到征求意见书之日起15个工作日内提出意见',
    '被征求意见的机关15个工作日内答复',
    '收到申请之日起20个工作日内予以答复',
    '咨询件15个工作日内回复',
  ])('not: %s', (text) => {
    expect(places(fifteenDays, `${ABOUT}${text}。`)).toEqual([])
  })
})

describe('remedies (复议前置 since 2024)', () => {
  test('either way against a refusal, and three months', () => {
    expect(places(oldRemedy, `${ABOUT}决定不予公开。如不服，可以申请行政复议，也可以向人民法院提起行政诉讼。`)).toHaveLength(1)
    expect(places(oldRemedy, `${ABOUT}可在3个月内向人民法院提起行政诉讼`)).toHaveLength(1)
  })
  test('the way of the law, and the general sentence of the regulation, stand', () => {
    expect(
      places(oldRemedy, `${ABOUT}不予公开的，应当先申请行政复议；对复议决定不服，或者逾期不答复的，可以提起行政诉讼。`),
    ).toEqual([])
    expect(places(oldRemedy, `${ABOUT}认为侵犯其合法权益的，可以依法申请行政复议或者提起行政诉讼。`)).toEqual([])
  })
})

test('the regulation of 2008: its number, its fees', () => {
  expect(places(oldRegulation, `${ABOUT}依据国务院令第492号制定`)).toHaveLength(1)
  expect(places(oldRegulation, `${ABOUT}2007年国务院令第492号公布，2019年国务院令第711号修订`)).toEqual([])
  expect(places(oldRegulation, `${ABOUT}收取检索、复制、邮寄等成本费用；可以申请减免费用`)).toHaveLength(2)
  expect(places(oldRegulation, '国务院令第492号')).toEqual([])
})

test('a review of secrecy that happens by silence', () => {
  expect(places(secrecyBySilence, '保密审查在1个工作日内完成，逾期未确定的，视为同意公开。')).toHaveLength(1)
  expect(places(secrecyBySilence, '共同制作机关逾期未提出意见的，视为同意公开。')).toEqual([])
})

test.each([
  ['20263\n时间\n20264\n', 2],
  ['活动时间：20263-6', 1],
  ['2025年731前', 1],
  ['2026年2月29日', 1],
  ['9月31日', 1],
  ['2026年3月12前报名', 1],
  ['2026年月日', 1],
  ['2024年2月29日、2026年3月1—3日、2026年1月5、6日', 0],
  ['补助20263元\n20264元', 0],
  ['〔2026〕12-3号，电话20263-6号', 0],
])('a damaged date: %s', (text, count) => {
  expect(places(brokenDate, text)).toHaveLength(count)
})

test('the date under a text against its metadata', () => {
  const under = (day: string) => `正文\n\n青禾镇人民政府\n\n${day}\n`
  expect(places(datesApart, under('2026年10月9日'), { signedOn: '2026-10-09' })).toEqual([])
  expect(places(datesApart, under('2026年10月9日'), { signedOn: '2026-10-08' })).toHaveLength(1)
  expect(places(datesApart, under('2006年10月9日'))).toHaveLength(1)
  expect(places(datesApart, under('2026年10月30日'))).toHaveLength(1)
  expect(places(datesApart, '自2006年10月9日起施行，共十条。')).toEqual([])
})
