// Search in the shown generation: exact hits (title first, then text), and under 也许是 what everyday words, numerals and pinyin find.
import type { z } from 'zod'
import type { ReadOnlyDatabase } from '../../../platform/sqlite/open.ts'
import type { alsoHitSchema, ListedDocument, MarkedText, SearchHit } from '../../../shared/api/terminal.ts'
import { otherWordings } from '../../../shared/text/everyday-words.ts'
import { holdsEachTerm, type SearchTerm, searchTerms } from '../../../shared/text/grams.ts'
import { markTerms } from '../../../shared/text/highlight.ts'
import { normalise } from '../../../shared/text/normalise.ts'
import { otherNumerals } from '../../../shared/text/numerals.ts'
import { matchesPinyin, pinyinQuery } from '../../../shared/text/pinyin.ts'
import { snippet } from '../../../shared/text/snippet.ts'
import { type DocumentRow, listed } from './listed-document.ts'

type AlsoHit = z.infer<typeof alsoHitSchema>

export interface SearchResult {
  readonly hits: SearchHit[]
  readonly also: AlsoHit[]
  /** All documents that hold every term, not only those listed. */
  readonly total: number
}

/** `today`: trusted day; `limit`: listed hits. Nothing typed is query syntax, and no input throws (F36). */
export type Search = (typed: string, options: { today: string; limit: number }) => SearchResult

/** Titles to offer while somebody types: those that hold what is typed, then by pinyin or its initials. */
export type Suggest = (typed: string, today: string) => ListedDocument[]

const ALSO_MAX = 10
const SUGGESTIONS_MAX = 6
/** Candidates that a pinyin query looks at before it gives up: a suggestion, not a search. */
const PINYIN_CANDIDATES_MAX = 500

interface TextRow extends DocumentRow {
  title: string
  text: string
}

export function searcher(db: ReadOnlyDatabase): { search: Search; suggest: Suggest } {
  const matching = db.prepare<[string], number>('SELECT rowid FROM grams WHERE grams MATCH ? ORDER BY rowid').pluck()
  const everything = db.prepare<[], number>('SELECT rank FROM document ORDER BY rank').pluck()
  const hidden = db.prepare<[string], number>('SELECT rank FROM document WHERE hidden_from <= ?').pluck()
  const byRank = db.prepare<[number], TextRow>(
    'SELECT rank, channel, source, trial, meta, title, text FROM document WHERE rank = ?',
  )
  const spelled = db.prepare<[string, number], { rowid: number; readings: string }>(
    `SELECT rowid, readings FROM spellings WHERE spelled LIKE ? LIMIT ?`,
  )

  /** Ranks of all documents that hold every term, title hits first. */
  const ranks = (terms: readonly SearchTerm[], today: string): number[] => {
    const gone = new Set(hidden.all(today))
    const expressions = terms.map(({ expression }) => expression).filter((expression) => expression !== undefined)
    const inTitle = expressions.length === terms.length ? matching.all(`{title} : (${expressions.join(' AND ')})`) : []
    const anywhere = expressions.length === 0 ? everything.all() : matching.all(expressions.join(' AND '))
    const found = [...new Set([...inTitle, ...anywhere])].filter((rank) => !gone.has(rank))
    if (terms.every(({ exact }) => exact)) return found
    // Punctuation is not indexed: candidates for terms with it are checked against the text itself.
    const checked = found.map((rank) => byRank.get(rank)).filter((row) => row !== undefined)
    return checked.filter((row) => holdsEachTerm(terms, normalise(row.title), normalise(row.text))).map(({ rank }) => rank)
  }

  const show = (found: readonly number[]): TextRow[] => found.map((rank) => byRank.get(rank)).filter((row) => row !== undefined)

  const byPinyin = (letters: string, today: string): number[] => {
    const gone = new Set(hidden.all(today))
    return spelled
      .all(`%${letters}%`, PINYIN_CANDIDATES_MAX)
      .filter(({ rowid, readings }) => !gone.has(rowid) && matchesPinyin(readings, letters))
      .map(({ rowid }) => rowid)
  }

  const search: Search = (typed, { today, limit }) => {
    const terms = searchTerms(typed)
    if (terms.length === 0) return { hits: [], also: [], total: 0 }
    const exact = ranks(terms, today)
    const shown = new Set(exact)
    const also: AlsoHit[] = []
    const suggest = (found: readonly number[], because: AlsoHit['because'], via: string) => {
      const fresh = found.filter((rank) => !shown.has(rank)).slice(0, ALSO_MAX - also.length)
      for (const rank of fresh) shown.add(rank)
      also.push(...show(fresh).map((row) => ({ ...listed(row, today), because, via })))
    }
    for (const wording of otherWordings(typed)) suggest(ranks(searchTerms(wording), today), 'synonym', wording)
    const numerals = otherNumerals(typed)
    if (numerals !== undefined) suggest(ranks(searchTerms(numerals), today), 'numeral', numerals)
    const letters = pinyinQuery(typed)
    if (letters !== undefined) suggest(byPinyin(letters, today), 'pinyin', letters)
    const hits = show(exact.slice(0, limit)).map((row) => {
      const document = listed(row, today)
      return { ...document, markedTitle: markTerms(row.title, terms), snippet: snippetOf(document.summary, row.text, terms) }
    })
    return { hits, also, total: exact.length }
  }

  const suggest: Suggest = (typed, today) => {
    const terms = searchTerms(typed)
    const inTitle = terms.length === 0 ? [] : ranks(terms, today)
    const letters = pinyinQuery(typed)
    const named = show(inTitle.slice(0, PINYIN_CANDIDATES_MAX)).filter((row) => holdsEachTerm(terms, normalise(row.title), ''))
    const spelledSo = letters === undefined ? [] : show(byPinyin(letters, today))
    const all = [...new Map([...named, ...spelledSo].map((row) => [row.rank, row])).values()]
    return all.slice(0, SUGGESTIONS_MAX).map((row) => listed(row, today))
  }

  return { search, suggest }
}

/** The summary says in one sentence what the document is for: better than a sentence out of the middle, where it holds the terms. */
function snippetOf(summary: string | undefined, text: string, terms: readonly SearchTerm[]): MarkedText {
  const normalised = summary === undefined ? '' : normalise(summary)
  const fromSummary = summary !== undefined && terms.every((term) => normalised.includes(term.text))
  return fromSummary ? snippet(summary, normalised, terms) : snippet(text, normalise(text), terms)
}
