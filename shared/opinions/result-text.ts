// The text of a result (意见采纳情况): what was asked, how many opinions came and what became of them, then one row for each.
import { tableLine } from '../desk/compiled-text.ts'
import type { Tally, Verdict } from './decision.ts'

export interface ResultRow {
  /** Already masked; undefined where nobody gave a name, or it may not be shown. */
  readonly person: string | undefined
  /** As edited for publication. */
  readonly text: string
  readonly verdict: Verdict
  readonly reason: string | undefined
}

/** The words of the table: an official text is Chinese. */
export interface ResultWords {
  /** 序号、反馈人、意见内容、是否采纳、理由. */
  readonly columns: readonly [string, string, string, string, string]
  verdict(verdict: Verdict): string
  /** 反馈人 without a name. */
  readonly nameless: string
  /** What stands where no reason was given. */
  readonly noReason: string
}

/** Markdown; without rows the opening stands alone: no opinion at all is a lawful result. */
export function resultText(rows: readonly ResultRow[], opening: string, words: ResultWords): string {
  if (rows.length === 0) return opening
  const { columns, nameless, noReason } = words
  const lines = rows.map(({ person, text, verdict, reason }, at) =>
    tableLine([String(at + 1), person ?? nameless, text, words.verdict(verdict), reason ?? noReason]),
  )
  return [opening, [tableLine(columns), tableLine(columns.map(() => '---')), ...lines].join('\n')].join('\n\n')
}

/** Which of the opening's sentences fits: something came, nothing came, or all that came was erased for those who had written it. */
export function openingKey({ received }: Pick<Tally, 'received'>, erased: number): 'some' | 'none' | 'erased' {
  if (received > 0) return 'some'
  return erased > 0 ? 'erased' : 'none'
}

/** What was asked about, out of the call's title: the text between 《》, or the title without 公开征求意见公告. */
export function subjectOf(title: string): string {
  const named = /《[^《》]+》/.exec(title)?.[0]
  if (named !== undefined) return named
  // 关于公开征求……意见的公告: what is asked about stands between.
  const between =
    /^关于(?:面?向社会)?(?:公开)?征[求集](?!社会|公众|群众|意见|建议)(.+?)(?:的)?(?:意见|建议)的?(?:公告|通知|通告|公示)$/.exec(
      title,
    )?.[1]
  // 征求意见稿 belongs to the name of the draft.
  const before = title
    .replace(/^关于/, '')
    .replace(/(?:面?向社会)?(?:公开)?征[求集](?:社会|公众|群众)?(?:意见|建议)(?!稿).*$/, '')
  const bare = (between ?? before).trim().replace(/^对/, '').replace(/的$/, '')
  const whole = bare !== '' && !/征[求集](?!意见稿)/.test(bare) && count(bare, /[（(]/g) === count(bare, /[）)]/g)
  return whole ? bare : `《${title}》`
}

function count(text: string, sign: RegExp): number {
  return text.match(sign)?.length ?? 0
}
