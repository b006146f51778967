// Content that is turned page by page: 上一页 / 下一页 appear when it does not fit. Wheel and drag work too, nobody needs them.
import { type CSSProperties, type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { type Place, usePlace } from '../state/way.ts'
import { type Piece, pageBreaks } from './page-breaks.ts'

const KEPT_WHOLE = '[data-keep], button, tr, img, svg'
// 返回 comes back to the part of the list a person left, not to its start. Gone with the place itself.
const leftAt = new WeakMap<Place, { turn: string; top: number }>()
const HEADINGS = 'h1, h2, h3, h4, h5, h6'

/** `turn` names what is shown: another name starts at its first page again. */
export function PagedView({ turn, children }: { turn: string; children: ReactNode }) {
  const { t } = useTranslation()
  const place = usePlace()
  const comeBackTo = useRef<number | undefined>(undefined)
  const view = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const [breaks, setBreaks] = useState<readonly number[]>([0])
  const known = useRef<readonly number[]>([0])
  const [size, setSize] = useState({ view: 0, content: 0 })
  const [top, setTop] = useState(0)

  const measure = useCallback(() => {
    if (view.current === null || content.current === null) return
    const height = view.current.clientHeight
    setSize({ view: height, content: content.current.offsetHeight })
    const pieces = piecesOf(content.current)
    const next = pageBreaks(pieces, height)
    const target = comeBackTo.current
    if (target !== undefined && pieces.some((piece) => piece.top > target)) {
      comeBackTo.current = undefined
      // After the spare room below the last page has been drawn; 大字版 may have been chosen since, and other lines begin a page.
      requestAnimationFrame(() => view.current?.scrollTo({ top: pageAt(next, target) }))
    }
    const old = known.current
    if (old.length === next.length && old.every((y, i) => y === next[i])) return
    known.current = next
    setBreaks(next)
    // Letters that change their size under a turned page would leave half a line at its top.
    const here = view.current.scrollTop
    if (here > 0 && old.some((y) => Math.abs(y - here) <= 2))
      requestAnimationFrame(() => view.current?.scrollTo({ top: pageAt(next, here) }))
  }, [])

  useEffect(() => {
    if (view.current === null || content.current === null) return
    const watch = new ResizeObserver(measure)
    watch.observe(view.current)
    watch.observe(content.current)
    return () => watch.disconnect()
  }, [measure])

  useLayoutEffect(() => {
    const left = leftAt.get(place)
    comeBackTo.current = left !== undefined && left.turn === turn && left.top > 0 ? left.top : undefined
    view.current?.scrollTo({ top: 0 })
    measure()
  }, [turn, measure, place])

  const page = Math.max(
    0,
    breaks.findLastIndex((y) => y <= top + 2),
  )
  const here = breaks[page] ?? 0
  const following = breaks[page + 1]
  const many = breaks.length > 1
  // Only when a page stands exactly at its break: what is dragged freely shows all of itself.
  const covered = following !== undefined && Math.abs(top - here) <= 2 ? Math.max(0, size.view - (following - here)) : 0
  const spare = many ? Math.max(0, (breaks.at(-1) ?? 0) + size.view - size.content) : 0
  const turned = (to: number) => {
    setTop(to)
    if (comeBackTo.current === undefined) leftAt.set(place, { turn, top: to })
  }
  const show = (index: number) => view.current?.scrollTo({ top: breaks[index] ?? 0 })

  return (
    <div className="paged">
      <div className="paged-frame">
        <div
          ref={view}
          tabIndex={many ? 0 : undefined}
          className="paged-view"
          onScroll={(event) => turned(event.currentTarget.scrollTop)}
        >
          <div ref={content} className="paged-content" style={{ '--view': `${size.view}px` } as CSSProperties}>
            {children}
          </div>
          <div style={{ height: spare }} />
        </div>
        <div className="paged-cover" style={{ height: covered }} />
      </div>
      {many ? (
        <nav className="pager" aria-label={t('common:pages')}>
          <Button onPress={() => show(page - 1)} disabled={page === 0} icon="back" testId="page-before">
            {t('common:page-before')}
          </Button>
          <p aria-live="polite">{t('common:page-of', { page: page + 1, pages: breaks.length })}</p>
          <Button onPress={() => show(page + 1)} disabled={following === undefined} testId="page-after">
            {t('common:page-after')}
          </Button>
        </nav>
      ) : null}
    </div>
  )
}

/** The start of the page that a place in the text stands on. */
function pageAt(breaks: readonly number[], top: number): number {
  return breaks.findLast((y) => y <= top + 2) ?? 0
}

/** Lines of text and things kept whole. A heading takes the start of what it heads with it. */
function piecesOf(content: HTMLElement): Piece[] {
  const zero = content.getBoundingClientRect().top
  const pieces: Piece[] = []
  const line = 1.6 * Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const add = (rect: DOMRect, extra = 0) => {
    if (rect.height > 0) pieces.push({ top: rect.top - zero, bottom: rect.bottom - zero + extra })
  }
  for (const element of content.querySelectorAll(KEPT_WHOLE)) {
    if (element.parentElement?.closest(KEPT_WHOLE) == null) add(element.getBoundingClientRect())
  }
  for (const heading of content.querySelectorAll(HEADINGS)) {
    const rect = heading.getBoundingClientRect()
    if (heading.closest(KEPT_WHOLE) === null) add(rect, line)
  }
  const texts = document.createTreeWalker(content, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    if (node.parentElement === null || node.parentElement.closest(KEPT_WHOLE) !== null) continue
    if (node.textContent === null || node.textContent.trim() === '') continue
    range.selectNodeContents(node)
    for (const rect of range.getClientRects()) add(rect)
  }
  return pieces
}
