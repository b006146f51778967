// The keyboard's endpoint: candidates, what a session remembers and forgets, hostile input, and a terminal without a dictionary.
import { afterAll, describe, expect, test } from 'vitest'
import { ensurePinyin } from '../../build/ime/ensure-pinyin.ts'
import { openHost } from '../../electron/host/host.ts'
import { openPinyinDictionary } from '../../electron/host/ime/pinyin-dictionary.ts'
import { openTyping } from '../../electron/host/ime/typing.ts'
import { silentLog } from '../../platform/log/logger.ts'
import { callEndpoint } from '../../shared/api/endpoint.ts'
import { terminalTypingApi } from '../../shared/api/terminal-typing.ts'
import { CANDIDATES_MAX } from '../../shared/ime/candidates.ts'
import { typedPinyin } from '../../shared/ime/typed.ts'
import { temporaryFolder } from '../fixtures/town.ts'

ensurePinyin(() => undefined)
const opened = openHost({ dataFolder: temporaryFolder(), version: 'test', log: silentLog })
if (!opened.ok) throw new Error(`expected a host, got ${opened.error.code}`)
const host = opened.value
afterAll(() => host.close())

const ONE = '6a1c1f5e-0a55-4f0e-9a44-0c7c1a3c9b01'
const OTHER = '6a1c1f5e-0a55-4f0e-9a44-0c7c1a3c9b02'

const fetcher = async (request: Request) => await host.app.fetch(request)
const ask = (letters: string, session = ONE, before = '') =>
  callEndpoint(fetcher, 'http://terminal', terminalTypingApi.candidates, { session, letters, before })
const texts = async (letters: string, session = ONE, before = '') => {
  const answer = await ask(letters, session, before)
  if (!answer.ok) throw new Error(`expected candidates, got ${answer.error.code}`)
  return answer.value.candidates.map(({ text }) => text)
}
const pick = (session: string, text: string, syllables: string[]) =>
  callEndpoint(fetcher, 'http://terminal', terminalTypingApi.picked, { session, text, syllables })

describe('candidates', () => {
  test('a sentence, a part of it with the letters it takes, initials, and what a careless ear confuses', async () => {
    const answer = await ask('wodedibaobuzhu')
    const candidates = answer.ok ? answer.value.candidates : []
    expect(candidates[0]).toMatchObject({ text: '我的低保补助', letters: 14 })
    expect(candidates.find(({ text }) => text === '我')?.letters).toBe(2)
    expect((await texts('dbbz')).slice(0, 5)).toContain('低保补助')
    expect((await texts('zaijidi')).slice(0, 5)).toContain('宅基地')
    expect((await texts("xi'an"))[0]).toBe('西安')
  })

  test('what stands before the caret has its say', async () => {
    const [alone, after] = [await texts('jianguo'), await texts('jianguo', ONE, '申请人：王')]
    expect(after.indexOf('建国')).toBeLessThanOrEqual(alone.indexOf('建国'))
    expect(after[0]).toBe('建国')
  })
})

describe('a session', () => {
  test('what was picked comes first in it, and never in another', async () => {
    expect((await texts('dibao'))[0]).not.toBe('地堡')
    expect((await pick(ONE, '地堡', ['di', 'bao'])).ok).toBe(true)
    expect((await texts('dibao'))[0]).toBe('地堡')
    expect((await texts('dibao', OTHER))[0]).not.toBe('地堡')
    // The other's coming has ended the first.
    expect((await texts('dibao', ONE))[0]).not.toBe('地堡')
  })

  test('only its own end makes it forget', async () => {
    const forget = (session: string) => callEndpoint(fetcher, 'http://terminal', terminalTypingApi.forget, { session })
    await pick(ONE, '地堡', ['di', 'bao'])
    expect((await forget(OTHER)).ok).toBe(true)
    expect((await texts('dibao'))[0]).toBe('地堡')
    await forget(ONE)
    expect((await texts('dibao'))[0]).not.toBe('地堡')
  })

  test('left alone it is forgotten without being told', async () => {
    const typing = openTyping({ generation: () => 1, townTexts: () => [], dictionary: openPinyinDictionary(), forgetAfterMs: 20 })
    const letters = typedPinyin('dibao')
    if (letters === undefined) throw new Error('expected pinyin')
    const first = () => {
      const found = typing.candidates({ session: ONE, letters, before: '' })
      return found.ok ? found.value[0]?.text : found.error.code
    }
    typing.picked(ONE, { text: '地堡', syllables: ['di', 'bao'] })
    expect(first()).toBe('地堡')
    await expect.poll(async () => await new Promise((resolve) => setTimeout(() => resolve(first()), 100))).not.toBe('地堡')
    typing.close()
  })
})

test('the town’s words are those of the shown generation, read once for each', () => {
  let [generation, reads] = [1, 0]
  const typing = openTyping({
    generation: () => generation,
    townTexts: () => {
      reads += 1
      return generation === 1 ? ['柳沟村'] : []
    },
    dictionary: openPinyinDictionary(),
  })
  const letters = typedPinyin('liugoucun')
  if (letters === undefined) throw new Error('expected pinyin')
  const first = () => {
    const found = typing.candidates({ session: ONE, letters, before: '' })
    return found.ok ? found.value[0]?.text : undefined
  }
  expect([first(), first()]).toEqual(['柳沟村', '柳沟村'])
  expect(reads).toBe(1)
  generation = 2
  expect(first()).not.toBe('柳沟村')
  expect(reads).toBe(2)
  typing.close()
})

test('without a dictionary the answer says so', () => {
  const typing = openTyping({ generation: () => 1, townTexts: () => [], dictionary: undefined })
  const letters = typedPinyin('nihao')
  if (letters === undefined) throw new Error('expected pinyin')
  expect(typing.candidates({ session: ONE, letters, before: '' })).toEqual({ ok: false, error: { code: 'pinyin-missing' } })
  typing.close()
})

describe('hostile input is refused, and the next honest one answered', () => {
  const post = async (path: string, body: unknown) => {
    const request = new Request(`http://terminal${path}`, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    const response = await host.app.fetch(request)
    return { status: response.status, body: (await response.json()) as { error?: { code: string } } }
  }
  const asked = { session: ONE, letters: 'nihao', before: '' }
  test.each([
    ['61 letters', { ...asked, letters: 'a'.repeat(61) }],
    ['a very long line', { ...asked, letters: "a'".repeat(100_000) }],
    ['another script', { ...asked, letters: 'привет' }],
    ['hanzi', { ...asked, letters: '你好' }],
    ['hangul', { ...asked, letters: '안녕' }],
    ['nothing', { ...asked, letters: '' }],
    ['a number', { ...asked, letters: 12 }],
    ['SQL', { ...asked, letters: "x'; DROP TABLE word; --" }],
    ['a long context', { ...asked, before: '字'.repeat(13) }],
    ['no session', { letters: 'nihao', before: '' }],
    ['a session that is none', { ...asked, session: '../../etc' }],
    ['no JSON', 'nihao'],
    ['a list', [asked]],
  ])('%s', async (_name, body) => {
    const answer = await post('/api/typing/candidates', body)
    expect([400, 413]).toContain(answer.status)
    expect(['malformed', 'too-large']).toContain(answer.body.error?.code)
    expect((await texts('nihao'))[0]).toBe('你好')
  })

  test.each([
    ['a script', { session: ONE, text: '<script>', syllables: ['a'] }],
    ['more hanzi than syllables', { session: ONE, text: '你好', syllables: ['ni'] }],
    ['a syllable of another script', { session: ONE, text: '你', syllables: ['你'] }],
    ['too long', { session: ONE, text: '你'.repeat(61), syllables: Array.from({ length: 61 }, () => 'ni') }],
  ])('picked: %s', async (_name, body) => {
    expect((await post('/api/typing/picked', body)).status).toBe(400)
  })

  test('a thousand picks make no session larger than its limit, and the next key is as quick to answer', async () => {
    for (let i = 0; i < 1_000; i += 1) await pick(ONE, `${String.fromCodePoint(0x4e00 + i)}好`, ['ni', 'hao'])
    const found = await texts('nihao')
    expect(found.length).toBeLessThanOrEqual(CANDIDATES_MAX)
  })
})
