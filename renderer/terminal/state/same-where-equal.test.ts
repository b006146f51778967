import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sameWhereEqual } from './same-where-equal.ts'

describe('what the host tells again', () => {
  const before = { clock: { now: '09:41' }, setting: { zones: [{ id: 'query' }, { id: 'request' }] }, notices: [] as string[] }

  it('is the same thing where nothing changed', () => {
    expect(sameWhereEqual(before, structuredClone(before))).toBe(before)
  })

  it('is new only where it changed', () => {
    const next = sameWhereEqual(before, { ...structuredClone(before), clock: { now: '09:42' } })
    expect(next).toEqual({ ...before, clock: { now: '09:42' } })
    expect(next.setting).toBe(before.setting)
    expect(next.notices).toBe(before.notices)
  })

  it('notices what has gone, in objects and in lists', () => {
    expect(sameWhereEqual({ helpCall: { told: 'hub' }, storage: 'ok' }, { storage: 'ok' })).toEqual({ storage: 'ok' })
    expect(sameWhereEqual(['a', 'b'], ['a'])).toEqual(['a'])
    expect(sameWhereEqual({ gone: undefined }, { come: undefined })).toHaveProperty('come')
  })

  it('always equals what was told', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (old, told) => {
        expect(sameWhereEqual(old, told)).toEqual(told)
      }),
    )
  })
})
