// What is still to be mended on a page, in one box that takes the focus; each line leads to its field.
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'

export interface SummaryLine {
  /** Id of the input or group. */
  readonly target: string
  readonly words: string
}

/** `attempt` rises with each failed 下一步, so that the focus comes back each time. */
export function ErrorSummary({ lines, attempt }: { lines: readonly SummaryLine[]; attempt: number }) {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each failed attempt takes the focus, a mended line does not
  useEffect(() => {
    if (lines.length > 0) box.current?.focus()
  }, [attempt])
  if (lines.length === 0) return null
  return (
    <div ref={box} tabIndex={-1} role="alert" className="note note-wrong" data-testid="error-summary" data-keep="">
      <h2 className="note-title">{t('common:please-check', { count: lines.length })}</h2>
      <ul className="plain-list">
        {lines.map((line) => (
          <li key={line.target}>
            <button type="button" className="link" onClick={() => goTo(line.target)}>
              {line.words}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

function goTo(target: string): void {
  const element = document.getElementById(target)
  element?.scrollIntoView({ block: 'center' })
  const first = element?.querySelector('input')
  ;(first ?? element)?.focus()
}
