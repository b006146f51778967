import { expect, test } from 'vitest'
import { partOf } from './media-route.ts'

test.each([
  ['bytes=0-9', { start: 0, end: 10 }],
  ['bytes=90-', { start: 90, end: 100 }],
  ['bytes=-10', { start: 90, end: 100 }],
  ['bytes=0-5000', { start: 0, end: 100 }],
  ['bytes=-5000', { start: 0, end: 100 }],
  ['bytes=100-', undefined],
  ['bytes=9-3', undefined],
  ['bytes=-0', undefined],
  ['bytes=-', undefined],
  ['bytes=0-1,4-5', undefined],
  ['items=0-1', undefined],
])('%s of 100 bytes', (header, part) => {
  expect(partOf(header, 100)).toEqual(part)
})
