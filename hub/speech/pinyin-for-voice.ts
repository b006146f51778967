// Chinese words as a voice is given them that reads pinyin: `qing1 he2 zhen4, bu3 tie1.` A reading is chosen by the word it stands in.
import { pinyin } from 'pinyin-pro'

/** Latin letters by the Chinese names they are called by at a counter: A4 is "ei sì". */
const LETTERS: Readonly<Record<string, string>> = {
  ...{ a: 'ei1', b: 'bi4', c: 'xi1', d: 'di4', e: 'yi4', f: 'ai2 fu5', g: 'ji4', h: 'ai2 qi5', i: 'ai4', j: 'jie4', k: 'kai4' },
  ...{ l: 'ai2 lou5', m: 'ai2 mu5', n: 'en1', o: 'ou1', p: 'pi4', q: 'kiu1', r: 'a1 er5', s: 'ai2 si5', t: 'ti4', u: 'you1' },
  ...{ v: 'wei1', w: 'da2 bu5 liu5', x: 'ai2 ke5 si5', y: 'wai4', z: 'zi1' },
}
const STOPS = /[。！？；!?;…]/
const BREATHS = /[，、：,:（）()《》“”"—]/

export function pinyinForVoice(words: string): string {
  return pinyin(words, { toneType: 'num', type: 'array', v: true, nonZh: 'spaced' })
    .map(spelled)
    .join(' ')
    .replace(/ +(?=[,.])/g, '')
    .replace(/([,.])[,. ]*/g, '$1 ')
    .trim()
}

/** 'spaced' gives each sign that is no Chinese character by itself. */
function spelled(one: string): string {
  if (/^[a-z]+[0-5]$/.test(one)) return one.replace(/0$/, '5')
  return [...one]
    .map((sign) => (STOPS.test(sign) ? '.' : BREATHS.test(sign) ? ',' : (LETTERS[sign.toLowerCase()] ?? '')))
    .join(' ')
}
