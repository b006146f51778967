import { expect, test } from 'vitest'
import { DOCUMENT_KINDS } from '../../../shared/content/document.ts'
import { groupHits } from './hit-groups.ts'

test('each hit stands in one group, and groups without hits are not offered', () => {
  const all = DOCUMENT_KINDS.map((kind) => ({ kind }))
  expect(groupHits(all).flatMap(({ hits }) => hits)).toHaveLength(all.length)
  expect(groupHits([{ kind: 'guide' }, { kind: 'faq' }, { kind: 'policy' }]).map(({ group }) => group)).toEqual([
    'policy',
    'service',
  ])
})

test('an open day that came first stands behind the rule it speaks of, and hits of a group keep their order', () => {
  const found = groupHits([
    { id: 'open-day', kind: 'event' },
    { id: 'notice', kind: 'notice' },
    { id: 'rule', kind: 'policy' },
    { id: 'explained', kind: 'interpretation' },
    { id: 'older-notice', kind: 'notice' },
  ] as const)
  expect(found.map(({ group, hits }) => [group, hits.map(({ id }) => id)])).toEqual([
    ['policy', ['rule']],
    ['interpretation', ['explained']],
    ['notice', ['open-day', 'notice', 'older-notice']],
  ])
})
