// The candidates in two rows, the likeliest first, as many pages as there are; the same bar for pinyin and for handwriting.
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CANDIDATE_ROWS, candidatePages } from '../../../shared/typing/candidate-pages.ts'
import { Button } from '../../ui/button.tsx'

interface CandidateBarProps {
  /** What waits, or how to begin. */
  readonly head: string
  readonly texts: readonly string[]
  readonly onPick: (at: number) => void
}

/** In widths of a character: two characters, and what stands around them. */
const AROUND = 1.5
const LEAST = 3.5

export function CandidateBar({ head, texts, onPick }: CandidateBarProps) {
  const { t } = useTranslation()
  const rows = useRef<HTMLFieldSetElement>(null)
  const [row, setRow] = useState(0)
  const [page, setPage] = useState(0)
  useLayoutEffect(() => {
    const element = rows.current
    if (element === null) return
    const measure = () => setRow(element.clientWidth / Number.parseFloat(getComputedStyle(element).fontSize))
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(element)
    return () => watch.disconnect()
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: other candidates begin at their first page
  useEffect(() => setPage(0), [texts])
  const pages = row === 0 ? [] : candidatePages(texts, { row, least: LEAST, around: AROUND })
  const shown = pages[Math.min(page, pages.length - 1)] ?? []
  return (
    <div className="candidates">
      <p className="candidates-head" data-testid="typed-letters">
        {head}
      </p>
      <fieldset ref={rows} className="candidate-rows" aria-label={t('keyboard:candidates')} lang="zh-CN">
        {Array.from({ length: CANDIDATE_ROWS }, (_, at) => at).map((at) => (
          <div key={at} className="candidate-row">
            {(shown[at] ?? []).map((place) => (
              <button
                key={texts[place]}
                type="button"
                tabIndex={-1}
                className={place === 0 ? 'candidate candidate-first' : 'candidate'}
                data-testid="candidate"
                onClick={() => onPick(place)}
              >
                {texts[place]}
              </button>
            ))}
          </div>
        ))}
      </fieldset>
      <div className="candidate-pages">
        {pages.length < 2 ? null : (
          <>
            <Button testId="candidates-before" disabled={page === 0} onPress={() => setPage(page - 1)}>
              {t('keyboard:before')}
            </Button>
            <Button testId="candidates-after" disabled={page >= pages.length - 1} onPress={() => setPage(page + 1)}>
              {t('keyboard:after')}
            </Button>
          </>
        )}
      </div>
    </div>
  )
}
