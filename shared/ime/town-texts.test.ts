import { expect, test } from 'vitest'
import { townTexts } from './town-texts.ts'

const DOCUMENT = {
  title: '关于2026年冬季取暖补贴的通知',
  body: '青禾镇人民政府',
  topic: '社会救助',
  keywords: ['取暖补贴', '五保户'],
  place: '柳沟村文化广场',
  summary: '青禾镇柳沟村、大石屯的住户都可以申请。',
}

test('places come first, without what is said around them; then keywords, topic, body and the runs of the title', () => {
  const texts = townTexts(['青禾镇便民服务中心'], [DOCUMENT, DOCUMENT])
  expect(texts.slice(0, 2)).toEqual(['青禾镇便民服务中心', '青禾镇'])
  for (const word of ['柳沟村', '大石屯', '取暖补贴', '五保户', '社会救助', '青禾镇人民政府', '年冬季取暖补贴的通知'])
    expect(texts, word).toContain(word)
  expect(new Set(texts).size).toBe(texts.length)
})

test('other scripts and empty texts give nothing', () => {
  expect(townTexts(['', 'Qinghe'], [{ title: '2026', body: '청화진', keywords: ['dibao'] }])).toEqual([])
})
