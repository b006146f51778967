// Search in the shown generation: exact hits (title first, then text), and under 也许是 what everyday words, numerals and pinyin find.
import type { z } from 'zod'
import type { ReadOnlyDatabase } from '../../../platform/sqlite/open.ts'
import type { alsoHitSchema, ListedDocument, MarkedText, SearchHit } from '../../../shared/api/terminal.ts'
import { otherWordings } from '../../../shared/text/everyday-words.ts'
import { type SearchTerm, searchTerms } from '../../../shared/text/grams.ts'
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
  /** Documents that hold every term, not only those listed; there may be more when `atLeast` is set. */
  readonly total: number
  readonly atLeast: boolean
}

export interface SearchOptions {
  /** Trusted day. */
  readonly today: string
  /** Listed hits. */
  readonly limit: number
  /** Documents that are counted at most. Nobody reads on that far, and to count all that hold 的 takes a hundred times as long. */
  readonly countMax?: number
}

/** Nothing typed is query syntax, and no input throws (F36). */
export type Search = (typed: string, options: SearchOptions) => SearchResult

/** Titles to offer while somebody types: those that hold what is typed, then by pinyin or its initials. */
export type Suggest = (typed: string, today: string) => ListedDocument[]

const COUNT_MAX = 500
const ALSO_MAX = 10
const SUGGESTIONS_MAX = 6
/** Candidates that a pinyin query looks at before it gives up: a suggestion, not a search. */
const PINYIN_CANDIDATES_MAX = 500

interface TextRow extends DocumentRow {
  /** UTF-8: Buffer makes a string of it in a tenth of the time that a column of text takes, and only where it is looked into. */
  text: Buffer
}

/** What may not be shown on the day of the search, by rank. */
type Hidden = ReadonlySet<number>

interface Asked {
  readonly terms: readonly SearchTerm[]
  readonly today: string
  readonly gone: Hidden
  readonly isHit: (rank: number) => boolean
}

export function searcher(db: ReadOnlyDatabase): { search: Search; suggest: Suggest } {
  const matching = (table: 'grams' | 'title_grams') =>
    db.prepare<[string, bigint], number>(`SELECT rowid FROM ${table} WHERE ${table} MATCH ? ORDER BY rowid LIMIT ?`).pluck()
  const inTitle = matching('title_grams')
  const anywhere = matching('grams')
  const holding = db.prepare<[string, bigint], number>('SELECT 1 FROM grams WHERE grams MATCH ? AND rowid = ?').pluck()
  const hiddenOn = db.prepare<[string], number>('SELECT rank FROM document WHERE hidden_from <= ?').pluck()
  const byRank = db.prepare<[number], TextRow>(
    'SELECT rank, channel, source, trial, meta, CAST(text AS BLOB) AS text FROM document WHERE rank = ?',
  )
  const spelled = db.prepare<[string, number], { rowid: number; readings: string }>(
    `SELECT rowid, readings FROM spellings WHERE spelled LIKE ? LIMIT ?`,
  )

  const hidden = (today: string): Hidden => new Set(hiddenOn.all(today))

  /** Ranks of the first `max` documents that match, in the titles alone or anywhere. */
  const ranks = (within: typeof anywhere, expression: string, gone: Hidden, max: number): number[] => {
    const found = within.all(expression, BigInt(max + gone.size))
    return gone.size === 0 ? found : found.filter((rank) => !gone.has(rank)).slice(0, max)
  }

  const show = (found: readonly number[]): TextRow[] => found.map((rank) => byRank.get(rank)).filter((row) => row !== undefined)

  const byPinyin = (letters: string, gone: Hidden): number[] =>
    spelled
      .all(`%${letters}%`, PINYIN_CANDIDATES_MAX)
      .filter(({ rowid, readings }) => !gone.has(rowid) && matchesPinyin(readings, letters))
      .map(({ rowid }) => rowid)

  const search: Search = (typed, { today, limit, countMax = COUNT_MAX }) => {
    const terms = searchTerms(typed)
    if (terms.length === 0) return { hits: [], also: [], total: 0, atLeast: false }
    const gone = hidden(today)
    const most = Math.max(limit, countMax)
    const counted = ranks(anywhere, allOf(terms), gone, most + 1)
    const exact = [...new Set([...ranks(inTitle, allOf(terms), gone, limit), ...counted.slice(0, limit)])].slice(0, limit)
    const hits = show(exact).map((row) => {
      const document = listed(row, today)
      return {
        ...document,
        markedTitle: markTerms(document.title, terms),
        snippet: snippetOf(document.summary, row.text, terms),
      }
    })
    const total = Math.min(counted.length, most)
    const atLeast = counted.length > most
    return { hits, also: otherHits(typed, { terms, today, gone, isHit: isAmong(counted, atLeast, terms) }), total, atLeast }
  }

  /** Whether a document that may be shown holds the terms, by the first that do; the index is asked only of what comes after them. */
  const isAmong = (first: readonly number[], thereAreMore: boolean, terms: readonly SearchTerm[]) => (rank: number) =>
    first.includes(rank) || (thereAreMore && rank > (first.at(-1) ?? 0) && holding.get(allOf(terms), BigInt(rank)) !== undefined)

  /** 也许是: nothing in it is a hit of what was typed. */
  const otherHits = (typed: string, { terms, today, gone, isHit }: Asked): AlsoHit[] => {
    const also = new Map<number, AlsoHit>()
    const offer = (found: readonly number[], because: AlsoHit['because'], via: string) => {
      for (const rank of found) {
        if (also.size === ALSO_MAX) return
        if (also.has(rank) || isHit(rank)) continue
        for (const row of show([rank])) also.set(rank, { ...listed(row, today), because, via })
      }
    }
    const reword = (wording: string, because: AlsoHit['because']) => {
      const other = searchTerms(wording)
      if (other.length === 0 || also.size === ALSO_MAX) return
      offer(ranks(inTitle, allOf(other), gone, 2 * ALSO_MAX), because, wording)
      if (also.size === ALSO_MAX) return
      offer(ranks(anywhere, `(${allOf(other)}) NOT (${allOf(terms)})`, gone, 2 * ALSO_MAX), because, wording)
    }
    for (const wording of otherWordings(typed)) reword(wording, 'synonym')
    const numerals = otherNumerals(typed)
    if (numerals !== undefined) reword(numerals, 'numeral')
    const letters = pinyinQuery(typed)
    if (letters !== undefined) offer(byPinyin(letters, gone), 'pinyin', letters)
    return [...also.values()]
  }

  const suggest: Suggest = (typed, today) => {
    const terms = searchTerms(typed)
    const letters = pinyinQuery(typed)
    const gone = hidden(today)
    const named = terms.length === 0 ? [] : ranks(inTitle, allOf(terms), gone, SUGGESTIONS_MAX)
    const spelledSo = letters === undefined ? [] : byPinyin(letters, gone)
    const offered = [...new Set([...named, ...spelledSo])].slice(0, SUGGESTIONS_MAX)
    return show(offered).map((row) => listed(row, today))
  }

  return { search, suggest }
}

function allOf(terms: readonly SearchTerm[]): string {
  return terms.map(({ expression }) => expression).join(' AND ')
}

/** The summary says in one sentence what the document is for: better than a sentence out of the middle, where it holds the terms. */
function snippetOf(summary: string | undefined, text: Buffer, terms: readonly SearchTerm[]): MarkedText {
  const normalised = summary === undefined ? '' : normalise(summary)
  const fromSummary = summary !== undefined && terms.every((term) => normalised.includes(term.text))
  return snippet(fromSummary ? summary : text.toString('utf8'), terms)
}
