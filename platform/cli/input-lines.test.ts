import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { inputLines } from './input-lines.ts'

async function lines(chunks: readonly string[], max = 10) {
  const found = []
  for await (const { text, tooLong } of inputLines(Readable.from(chunks.map((chunk) => Buffer.from(chunk))), max)) {
    found.push(tooLong ? `${text}…` : text)
  }
  return found
}

test('lines come whole, wherever the chunks were cut, with and without a last line end', async () => {
  expect(await lines(['di', 'bao\nzheng', 'fu\r\n', '\nx'])).toEqual(['dibao', 'zhengfu', '', 'x'])
  expect(await lines(['a\n'])).toEqual(['a'])
  expect(await lines(['a', ''])).toEqual(['a'])
  expect(await lines([])).toEqual([])
})

test('a line without end is not held in memory', async () => {
  expect(await lines(['x'.repeat(8), 'x'.repeat(8), 'x\nab\n'])).toEqual([`${'x'.repeat(10)}…`, 'ab'])
})
