// How far a terminal is behind, and when it counts as silent.
import { expect, it } from 'vitest'
import { contactState, releaseGap, wholeDays } from './release-gap.ts'

const NOW = new Date('2026-11-25T02:00:00Z')
const published = [3, 1, 2].map((release) => ({ release, createdAt: `2026-11-${20 + release}T01:00:00Z` }))

it('a terminal is up to date, behind, without the channel, or ahead of a restored hub', () => {
  expect(releaseGap(3, published, NOW)).toEqual({ state: 'current' })
  expect(releaseGap(1, published, NOW)).toEqual({ state: 'behind', releases: 2, days: 3 })
  expect(releaseGap(2, published, NOW)).toEqual({ state: 'behind', releases: 1, days: 2 })
  expect(releaseGap(undefined, published, NOW)).toEqual({ state: 'none' })
  expect(releaseGap(4, published, NOW)).toEqual({ state: 'ahead' })
})

it('says only the releases when the date of the first missed one is not known', () => {
  expect(releaseGap(1, published.slice(0, 1), NOW)).toEqual({ state: 'behind', releases: 2 })
})

it('F78: silence is told by the last authenticated message', () => {
  expect(contactState(undefined, NOW)).toBe('never')
  expect(contactState('2026-11-25T01:55:00Z', NOW)).toBe('recent')
  expect(contactState('2026-11-25T01:50:00Z', NOW)).toBe('quiet')
  expect(contactState('2026-11-24T02:00:00Z', NOW)).toBe('lost')
})

it('a moment in the future is no days ago', () => {
  expect(wholeDays('2026-11-26T02:00:00Z', NOW)).toBe(0)
})
