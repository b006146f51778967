// zwgk ime [--fuzzy]: the terminal's pinyin, without a window. One pinyin a line in, its candidates a line out.
import { type Command, failed, type Said, usage } from '../../platform/cli/command.ts'
import { type InputLine, inputLines } from '../../platform/cli/input-lines.ts'
import { candidatesFor } from '../../shared/ime/candidates.ts'
import type { PinyinDictionary } from '../../shared/ime/dictionary.ts'
import { TYPED_LINE_MAX_CHARACTERS, typedPinyin } from '../../shared/ime/typed.ts'
import { openPinyinDictionary, type PinyinFile } from '../host/ime/pinyin-dictionary.ts'

const CANDIDATES_SHOWN = 40

export const ime: Command = {
  options: { fuzzy: { type: 'boolean' } },
  async run({ values, positionals, messages, input }) {
    if (positionals.length > 0) return usage(messages, 'ime')
    const dictionary = openPinyinDictionary()
    if (dictionary === undefined) return failed(messages, { code: 'pinyin-missing' })
    return { exit: 0, rows: answers(inputLines(input, TYPED_LINE_MAX_CHARACTERS), dictionary, values['fuzzy'] === true) }
  },
}

async function* answers(lines: AsyncIterable<InputLine>, dictionary: PinyinFile, fuzzy: boolean): AsyncGenerator<Said> {
  try {
    for await (const { text, tooLong } of lines) {
      const candidates = tooLong ? [] : textsFor(text, dictionary, fuzzy)
      yield { json: { candidates }, lines: [candidates.join(' ')] }
    }
  } finally {
    dictionary.close()
  }
}

function textsFor(line: string, dictionary: PinyinDictionary, fuzzy: boolean): string[] {
  const typed = typedPinyin(line)
  if (typed === undefined) return []
  return candidatesFor(typed, dictionary, { fuzzy }, { limit: CANDIDATES_SHOWN }).map(({ text }) => text)
}
