import { describe, expect, test } from 'vitest'
import { hubAddress } from './hub-address.ts'

describe('the address of a hub', () => {
  test.each([
    ['https://zwgk.example.cn', 'https://zwgk.example.cn'],
    ['https://zwgk.example.cn/', 'https://zwgk.example.cn'],
    ['https://zwgk.example.cn/console/index.html#/terminals', 'https://zwgk.example.cn'],
    [' http://10.0.0.5:8470/ ', 'http://10.0.0.5:8470'],
    ['https://zwgk.example.cn:443', 'https://zwgk.example.cn'],
    ['HTTPS://ZWGK.Example.cn', 'https://zwgk.example.cn'],
  ])('%s is taken as it was meant', (typed, kept) => {
    expect(hubAddress(typed)).toBe(kept)
  })

  test.each([
    'zwgk.example.cn',
    '10.0.0.5:8470',
    'hub:8470',
    'https//zwgk',
    'https://',
    '',
    'ftp://zwgk.example.cn',
    'javascript:1',
    '--enrol',
  ])('“%s” is none', (typed) => {
    expect(hubAddress(typed)).toBeUndefined()
  })
})
