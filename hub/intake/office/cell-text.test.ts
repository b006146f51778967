import { afterEach, expect, test } from 'vitest'
import { builtInFormat, cellText, losesDigits } from './cell-text.ts'

/** 2020-01-01 01:01:01. */
const MOMENT = 43831.042372685202
const zone = process.env['TZ']
afterEach(() => {
  if (zone === undefined) delete process.env['TZ']
  else process.env['TZ'] = zone
})

test.each([
  [MOMENT, 'yyyy"年"m"月"d"日"', '2020年1月1日'],
  [MOMENT, '[DBNum1][$-804]yyyy"年"m"月"d"日"', '二〇二〇年一月一日'],
  [MOMENT, '[DBNum1]上午/下午h"时"mm"分"', '上午一时〇一分'],
  [MOMENT, builtInFormat(14), '2020/1/1'],
  [MOMENT, builtInFormat(22), '2020/1/1 1:01'],
  [MOMENT, builtInFormat(55), '上午1时01分'],
  [MOMENT, builtInFormat(58), '1月1日'],
  [MOMENT, '[$-409]h:mm AM/PM;@', '1:01 AM'],
  [MOMENT, '[$-804]aaaa', '星期三'],
  [44196.999, 'yyyy/m/d', '2020/12/31'],
  [1.1111, '"￥"#,##0.00;"￥"\\-#,##0.00', '￥1.11'],
  [-1234.5, '#,##0.00;[Red](#,##0.00)', '(1,234.50)'],
  [0.045, '0%', '5%'],
  [120, '[DBNum2][$-804]General', '壹佰贰拾'],
  [12_005, '[DBNum2]General', '壹万贰仟零伍'],
  [2020, '[DBNum1]General', '二千零二十'],
  [5, '"上午/下午"0', '上午/下午5'],
  [7, '000000', '000007'],
  [0.1 + 0.2, 'General', '0.3'],
])('%f as %s is %s in every time zone', (value, code, shown) => {
  for (const place of ['Asia/Shanghai', 'America/Los_Angeles', 'UTC']) {
    process.env['TZ'] = place
    expect(cellText(value, code)).toBe(shown)
  }
})

test('workbooks that count from 1904 show the same day', () => {
  expect(cellText(MOMENT - 1462, 'yyyy/m/d', true)).toBe('2020/1/1')
})

test('a number that Excel cuts to its first digits is noticed', () => {
  expect(losesDigits(110105194912310000, 'General')).toBe(true)
  expect(losesDigits(110105194912310000, '0')).toBe(false)
  expect(losesDigits(13_800_000_000, 'General')).toBe(false)
})
