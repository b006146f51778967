// How the signs of a sentence become words: rules of a language are tried at each sign, the first that fits says it. What no rule takes is said as it stands.

export interface SpokenPiece {
  /** UTF-16 offsets in the sentence's text. */
  readonly from: number
  readonly until: number
  /** What the voice is given for it; empty for a sign that is not said. */
  readonly say: string
  /** The rule that said it; undefined where the text says itself. */
  readonly rule?: string
}

export interface ReadingRule {
  readonly name: string
  /** Sticky. Sees the text with digits, letters and signs of full width made narrow. */
  readonly at: RegExp
  /** `match` with its groups, the whole first. */
  readonly say: (match: RegExpExecArray) => string
}

/** For a rule file: flags that every rule needs. */
export function rule(name: string, at: string, say: ReadingRule['say']): ReadingRule {
  return { name, at: new RegExp(at, 'yu'), say }
}

const SAYS_ITSELF = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Tibetan}\s，。、；：！？,;!?"'“”‘’《》<>〈〉]/u

/** Pieces in order, without gaps: put together their places are the whole text. */
export function piecesOf(text: string, rules: readonly ReadingRule[]): SpokenPiece[] {
  const flat = narrow(text)
  const pieces: SpokenPiece[] = []
  let plainFrom = 0
  const endPlain = (until: number) => {
    if (until > plainFrom) pieces.push({ from: plainFrom, until, say: text.slice(plainFrom, until) })
  }
  for (let at = 0; at < flat.length; ) {
    const found = SAYS_ITSELF.test(flat.charAt(at)) ? undefined : firstRule(flat, at, rules)
    if (found === undefined) {
      at += 1
      continue
    }
    endPlain(at)
    pieces.push({ from: at, until: found.until, say: found.say, rule: found.rule })
    at = found.until
    plainFrom = at
  }
  endPlain(flat.length)
  return pieces
}

/** What the voice is given for all of it. */
export function wordsOf(pieces: readonly SpokenPiece[]): string {
  return pieces.map(({ say }) => say).join('')
}

function firstRule(flat: string, at: number, rules: readonly ReadingRule[]) {
  for (const { name, at: pattern, say } of rules) {
    pattern.lastIndex = at
    const match = pattern.exec(flat)
    if (match !== null && match[0] !== '') return { until: at + match[0].length, say: say(match), rule: name }
  }
  return undefined
}

const WIDE = /[０-９Ａ-Ｚａ-ｚ％－．：／～＋＝＜＞＊]/g

/** One sign for one: places stay. Commas and brackets keep their width, which tells them from those inside a number. */
function narrow(text: string): string {
  return text.replace(WIDE, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).replaceAll('￥', '¥')
}
