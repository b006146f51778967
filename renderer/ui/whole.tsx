// Text whose numbers stay on one line, and titles whose lines end between words.
import { titleWords } from '../../shared/text/title-words.ts'
import { type TextPart, wholeTokens } from '../../shared/text/whole-tokens.ts'

export function Whole({ children }: { children: string }) {
  return <Parts parts={wholeTokens(children)} />
}

/** `language` of the title: Korean and English break between words of themselves. */
export function TitleText({ children, language }: { children: string; language: string }) {
  return <Parts parts={language === 'zh-CN' ? titleWords(children) : wholeTokens(children)} />
}

function Parts({ parts }: { parts: readonly TextPart[] }) {
  return parts.map(({ text, whole }, i) =>
    whole ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of a sentence have no other name, and never move
      <span key={i} className="whole">
        {text}
      </span>
    ) : (
      text
    ),
  )
}
