import { expect, test } from 'vitest'
import { placeInText } from './place-in-text.ts'

const found = (text: string, where: string) => {
  const place = placeInText(text, where)
  return place === undefined ? undefined : text.slice(place.start, place.end)
}

test('a place is found as it is written', () => {
  expect(found('联系人张某，2025年731前报送。', '2025年731前')).toBe('2025年731前')
  expect(found('没有它', '2025年731前')).toBeUndefined()
})

test('cells and lines that the finding joins with a space stand apart on the page', () => {
  expect(found('姓名\n张三\n\n电话', '张三 电话')).toBe('张三\n\n电话')
  expect(found('张三电话', '张三 电话')).toBe('张三电话')
})

test('a masked number is found by what is left of it', () => {
  const text = '领取人张某110105194912310025。另有110105194912310033。'
  expect(found(text, '领取人张某110***********0025。')).toBe('领取人张某110105194912310025。')
})

test('an invisible character inside hides nothing, and signs mean themselves', () => {
  expect(found('电话138\u200b1234（值班）', '电话1381234（值班）')).toBe('电话138\u200b1234（值班）')
  expect(found('电话１３８１２３４', '电话1381234')).toBe('电话１３８１２３４')
  expect(found('见[2025]3-1号(试行)', '[2025]3-1号(试行)')).toBe('[2025]3-1号(试行)')
})

test('a finding without words has no place', () => {
  expect(placeInText('文字', '  ')).toBeUndefined()
})
