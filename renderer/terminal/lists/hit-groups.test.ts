import { expect, test } from 'vitest'
import { DOCUMENT_KINDS } from '../../../shared/content/document.ts'
import { countGroups } from './hit-groups.ts'

test('each hit is counted in one group, and groups without hits are not offered', () => {
  const all = DOCUMENT_KINDS.map((kind) => ({ kind }))
  expect(countGroups(all).reduce((sum, { count }) => sum + count, 0)).toBe(all.length)
  expect(countGroups([{ kind: 'guide' }, { kind: 'faq' }, { kind: 'policy' }])).toEqual([
    { group: 'policy', count: 1 },
    { group: 'service', count: 2 },
  ])
})
