// Makes dist/ime/pinyin.sqlite: words under the classes of their syllables, usual words under their initials, and the block of word pairs.
import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { openDisposable } from '../../platform/sqlite/open.ts'
import { packPairs } from '../../shared/ime/bigram-table.ts'
import { type Entry, initialsOf, keyOf, type Word, wordsByKey } from '../../shared/ime/dictionary.ts'
import { DICTIONARY_FORMAT, packWords } from '../../shared/ime/packed-words.ts'
import { type Language, readLanguage } from './language.ts'
import { givenNames, surnames } from './own-words.ts'
import { type WordReader, wordReader } from './readings.ts'

/** jieba knows many persons of books by name; among ordinary words they are guests. The usual ones are no persons (谢谢, 安心). */
const NAME_COST = 4
const NAME_COUNT_BELOW = 300
/** How usual a person's name is among all that is typed, in nats. */
const ANY_SURNAME_COST = 6
const INITIALS_WORDS = 40
const INITIALS_MAX = 10

export interface Made {
  readonly words: number
  readonly pairs: number
}

export function makeDictionary(path: string): Made {
  const language = readLanguage()
  const readings = wordReader(language.counts)
  const words = [...plainWords(language, readings), ...nameWords(language, readings)]
  // Two processes may make it at once; each renames a whole file.
  const building = `${path}.${process.pid}`
  mkdirSync(dirname(path), { recursive: true })
  rmSync(building, { force: true })
  const db = openDisposable(building)
  db.exec(`CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE word (key TEXT PRIMARY KEY, longer INTEGER NOT NULL, words TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE initials (key TEXT PRIMARY KEY, longer INTEGER NOT NULL, words TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE block (name TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT`)
  db.transaction(() => {
    db.prepare('INSERT INTO about VALUES (?, ?)').run('format', String(DICTIONARY_FORMAT))
    fill(
      'word',
      wordsByKey(words, ({ syllables }) => keyOf(syllables).split("'"), "'"),
    )
    fill(
      'initials',
      wordsByKey(usualByInitials(words), ({ syllables }) => [...initialsOf(syllables)], ''),
    )
    const block = db.prepare('INSERT INTO block VALUES (?, ?)')
    block.run('pairs', packPairs(language.pairs))
    block.run('groups', language.groupTable)
  })()
  db.exec('VACUUM')
  db.close()
  renameSync(building, path)
  return { words: words.length, pairs: language.pairs.length }

  function fill(table: 'word' | 'initials', groups: ReadonlyMap<string, Entry>): void {
    const insert = db.prepare<[string, number, string]>(`INSERT INTO ${table} VALUES (?, ?, ?)`)
    for (const [key, group] of groups)
      insert.run(
        key,
        group.longer ? 1 : 0,
        packWords(
          group.words.toSorted((a, b) => a.cost - b.cost),
          table === 'word',
        ),
      )
  }
}

function plainWords({ costs, counts, parts, groupOf }: Language, readings: WordReader): Word[] {
  return [...costs].flatMap(([text, cost]) => {
    const name = parts.get(text)?.startsWith('nr') === true && (counts.get(text) ?? 0) < NAME_COUNT_BELOW ? NAME_COST : 0
    const group = groupOf(text)
    return readings(text).map(
      ({ syllables, share }): Word => ({ text, syllables, cost: cost + name - Math.log(share), kind: 'plain', group }),
    )
  })
}

/** By Zipf's law from their order in the lists, which are sorted. */
function nameWords({ nameGroup }: Language, readings: WordReader): Word[] {
  const list = (texts: readonly string[], kind: 'surname' | 'given', base: number) => {
    const sum = texts.reduce((total, _, i) => total + 1 / (i + 8), 0)
    return texts.flatMap((text, i) => {
      const cost = base - Math.log(1 / (i + 8) / sum)
      const [best] = readings(text).toSorted((a, b) => b.share - a.share)
      return best === undefined
        ? []
        : [{ text, syllables: nameReading(text, best.syllables, kind), cost, kind, group: nameGroup }]
    })
  }
  const given = givenNames()
  return [
    ...list(surnames(), 'surname', ANY_SURNAME_COST),
    ...list(
      given.filter((text) => text.length === 1),
      'given',
      0.7,
    ),
    ...list(
      given.filter((text) => text.length > 1),
      'given',
      0.7,
    ),
  ]
}

/** Characters that are read otherwise as a surname. */
const SURNAME_READINGS: Readonly<Record<string, string>> = {
  曾: 'zeng',
  单: 'shan',
  解: 'xie',
  查: 'zha',
  任: 'ren',
  仇: 'qiu',
  朴: 'piao',
  覃: 'qin',
  区: 'ou',
  盖: 'ge',
  卜: 'bu',
  翟: 'zhai',
  尹: 'yin',
  石: 'shi',
  乐: 'yue',
  华: 'hua',
  万: 'wan',
  沈: 'shen',
  车: 'che',
  贾: 'jia',
}

function nameReading(text: string, usual: readonly string[], kind: 'surname' | 'given'): readonly string[] {
  const special = kind === 'surname' ? SURNAME_READINGS[text] : undefined
  return special === undefined ? usual : [special]
}

function usualByInitials(words: readonly Word[]): Word[] {
  const groups = new Map<string, Word[]>()
  for (const word of words) {
    if (word.kind === 'given' || word.syllables.length > INITIALS_MAX) continue
    const key = initialsOf(word.syllables)
    const group = groups.get(key) ?? []
    group.push(word)
    groups.set(key, group)
  }
  return [...groups.values()].flatMap((group) => group.sort((a, b) => a.cost - b.cost).slice(0, INITIALS_WORDS))
}
