// Offers the text on the page to be read aloud; marks the sentence that is being said and turns to its page.
import { use, useEffect, useMemo, useRef } from 'react'
import type { ReadableDocument } from '../../../shared/api/terminal.ts'
import { TurnTo } from '../frame/turn-to.ts'
import { useViewing } from '../state/viewing.ts'
import { ListenButton } from './listen-controls.tsx'
import { offerToRead, useReadingAloud } from './reading-aloud.ts'
import { shownSentences } from './shown-sentences.ts'

/** Name in the style sheet: aloud.css. */
const MARK = 'said-now'

export function SentenceMark({ document }: { document: ReadableDocument }) {
  const language = useViewing((viewing) => viewing.language)
  const reading = useReadingAloud((aloud) => aloud.reading)
  const place = 'place' in reading ? reading.place : undefined
  const here = useRef<HTMLSpanElement>(null)
  const turnTo = use(TurnTo)
  const { id, title } = document.meta
  const { text } = document
  const source = useMemo(() => ({ title, text }), [title, text])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text or language ends what is being read; the same text read anew does not
  useEffect(() => {
    offerToRead(text.trim() === '' ? undefined : document)
    return () => offerToRead(undefined)
  }, [id, source, language])
  useEffect(() => {
    const part = here.current?.closest('.document-part')
    if (place === undefined || part == null) return
    // The page may still be changing from sheets to text: looked for once it has been drawn.
    const frame = requestAnimationFrame(() => {
      const range = shownSentences(part, source)(place)
      if (range === undefined) return
      CSS.highlights.set(MARK, new Highlight(range))
      turnTo?.(range.getBoundingClientRect().top)
    })
    return () => {
      cancelAnimationFrame(frame)
      CSS.highlights.delete(MARK)
    }
  }, [place, source, turnTo])
  return (
    <>
      <span ref={here} hidden />
      {text.trim() === '' ? null : <ListenButton />}
    </>
  )
}
