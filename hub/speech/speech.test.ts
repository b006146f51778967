import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { timingsFor } from '../../shared/content/speech.ts'
import { fail, ok } from '../../shared/result.ts'
import type { SpeechEncoder, SpeechEngine } from './engine.ts'
import { espeak } from './espeak.ts'
import { opusEncoder } from './opus.ts'
import { pinyinForVoice } from './pinyin-for-voice.ts'
import { runProgram } from './run-program.ts'
import { speakDocument } from './speak-document.ts'
import { readWave } from './wave.ts'

const folder = mkdtempSync(join(tmpdir(), 'zwgk-engine-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A program of this machine that does what the script says. */
function program(name: string, script: string): string {
  const path = join(folder, name)
  writeFileSync(path, `#!${process.execPath}\n${script}`, { mode: 0o755 })
  return path
}

function wave({
  coding = 1,
  channels = 1,
  rate = 22_050,
  bits = 16,
  stated = 0x7ffff000,
  samples = new Uint8Array(4410),
} = {}): Buffer {
  const head = Buffer.alloc(44)
  head.write('RIFF', 0, 'latin1')
  head.write('WAVEfmt ', 8, 'latin1')
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(coding, 20)
  head.writeUInt16LE(channels, 22)
  head.writeUInt32LE(rate, 24)
  head.writeUInt16LE(bits, 34)
  head.write('data', 36, 'latin1')
  head.writeUInt32LE(stated, 40)
  return Buffer.concat([head, samples])
}

describe('a sound as an engine gives it', () => {
  test('is read by what it holds, whatever length it states', () => {
    for (const stated of [0x7ffff000, 0xffffffff, 4410])
      expect(readWave(wave({ stated }))).toMatchObject({ rate: 22_050, samples: { length: 4410 } })
  })

  test.each([
    ['nothing', new Uint8Array()],
    ['a text', Buffer.from('espeak-ng: error')],
    ['a head alone', wave({ samples: new Uint8Array() })],
    ['half a head', wave().subarray(0, 30)],
    ['another coding', wave({ coding: 85 })],
    ['two channels', wave({ channels: 2 })],
    ['eight bits', wave({ bits: 8 })],
    ['a rate of nothing', wave({ rate: 0 })],
    ['parts without end', Buffer.concat([Buffer.from('RIFF....WAVE', 'latin1'), Buffer.alloc(800)])],
  ])('is none: %s', (_what, bytes) => {
    expect(readWave(bytes)).toBeUndefined()
  })
})

describe('a program that is run', () => {
  const run = (script: string, limitMs = 5_000) =>
    runProgram({ program: program('some', script), args: ['-'], input: Buffer.from('词'), limitMs, outputMax: 1000 })

  test('gets the bytes, and nothing of the environment but the path', async () => {
    const end = await run(`
      let read = ''
      process.stdin.on('data', (part) => (read += part)).on('end', () => console.log(read, Object.keys(process.env).sort().join()))`)
    expect(end.end === 'done' && Buffer.from(end.output).toString().trim()).toBe('词 PATH')
  })

  test('ends with its time, with too much output, with a bad status', async () => {
    expect(await run('setInterval(() => undefined, 1000)', 300)).toEqual({ end: 'failed' })
    expect(await run(`for (;;) process.stdout.write('x'.repeat(10_000))`)).toEqual({ end: 'failed' })
    expect(await run('process.exit(3)')).toEqual({ end: 'failed' })
  })

  test('that is not there is named, and no shell looks for it', async () => {
    expect(await espeak('no-such-engine; echo')).toEqual(fail('speech-engine-missing', { program: 'espeak-ng' }))
    expect(await opusEncoder('no-such-encoder')).toEqual(fail('speech-engine-missing', { program: 'opusenc' }))
  })

  test('whose sound is no sound is not believed', async () => {
    const engine = await espeak(program('noise', `console.log('no sound')`))
    expect(engine.ok && (await engine.value.say('词', 'zh-CN'))).toEqual(fail('speech-engine-failed'))
    const encode = await opusEncoder(program('packed', `console.log('OggS but nothing else in it, for as long as a page')`))
    expect(encode.ok && (await encode.value({ rate: 22_050, samples: new Uint8Array(2) }))).toEqual(fail('speech-encoder-failed'))
  })
})

test('Chinese is given to the voice as pinyin by words, with breaths and stops; letters by their names', () => {
  expect(pinyinForVoice('重庆银行，长度。')).toBe('chong2 qing4 yin2 hang2, chang2 du4.')
  expect(pinyinForVoice('A四纸（黄）')).toBe('ei1 si4 zhi3, huang2,')
  expect(pinyinForVoice('绿')).toBe('lv4')
})

describe('a document is spoken', () => {
  const document = { title: '通知', text: '每户800元。请到窗口。\n\n12月10日截止。', language: 'zh-CN' } as const
  const encode: SpeechEncoder = async ({ samples }) => ok(samples)
  const engineOf = (say: SpeechEngine['say']): SpeechEngine => ({ speaks: (language) => language !== 'bo', say })
  const tenth = engineOf(async () => ok({ rate: 10_000, samples: new Uint8Array(2000) }))

  test('sentence by sentence, with the time of each as long as the sound before it', async () => {
    const said: string[] = []
    const engine = engineOf(async (words, language) => {
      said.push(words)
      return await tenth.say(words, language)
    })
    const spoken = await speakDocument(document, { engine, encode })
    if (!spoken.ok) throw new Error(`expected speech, got ${spoken.error.code}`)
    expect(said).toEqual(['通知', '每户八百元。', '请到窗口。', '十二月十日截止。'])
    const { sentences } = spoken.value.timings
    expect(sentences.map(({ startsMs, endsMs }) => [startsMs, endsMs])).toEqual([
      [0, 100],
      [800, 900],
      [1150, 1250],
      [1950, 2050],
    ])
    expect(spoken.value.audio.length).toBe((2050 * 2 * 10_000) / 1000)
    expect(timingsFor(Buffer.from(JSON.stringify(spoken.value.timings)), document)).toEqual(sentences)
  })

  test('or not, with the reason', async () => {
    const broken = engineOf(async () => fail('speech-engine-failed'))
    expect(await speakDocument(document, { engine: broken, encode })).toEqual(fail('speech-engine-failed'))
    expect(await speakDocument({ ...document, language: 'bo' }, { engine: tenth, encode })).toEqual(
      fail('speech-language-unknown'),
    )
    const hour = engineOf(async () => ok({ rate: 8_000, samples: new Uint8Array(8_000 * 2 * 3600) }))
    expect(await speakDocument(document, { engine: hour, encode })).toEqual(fail('speech-too-long'))
    expect(await speakDocument(document, { engine: tenth, encode: async () => fail('speech-encoder-failed') })).toEqual(
      fail('speech-encoder-failed'),
    )
  })
})
