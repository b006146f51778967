import { expect, test } from 'vitest'
import { blobRef } from '../../../platform/package/make-blob.ts'
import type { PackageSource } from '../../../platform/package/source.ts'
import { fail } from '../../../shared/result.ts'
import { temporaryFolder } from '../../../test/fixtures/town.ts'
import { openBlobStore } from '../content/blob-store.ts'
import { fetchBlobs } from './fetch-blobs.ts'

const blob = (words: string) => blobRef(Buffer.from(words))

test('F44: totals are those of the signed catalogue, and the first of the documents that are not whole are named', async () => {
  const dataFolder = temporaryFolder()
  const store = openBlobStore(dataFolder)
  const documents = Array.from({ length: 12 }, (_, i) => ({
    title: `第${i + 1}号通知`,
    blobs: [blob(`正文${i}`), blob('同一个附件')],
  }))
  const empty: PackageSource = {
    ...{ name: '空U盘', kind: 'folder' },
    read: async () => fail('not-there'),
    readPart: async () => fail('not-there'),
  }
  const told: string[] = []
  const fetched = await fetchBlobs({
    ...{ documents, source: empty, store, dataFolder },
    progress: ({ done, total }) => told.push(`${done}/${total}`),
  })
  expect(fetched).toEqual(fail('blobs-missing', { missing: 13, total: 13, which: '第1号通知 · 第2号通知 · 第3号通知 · …' }))
  expect(new Set(told)).toEqual(new Set(['0/13']))
})
