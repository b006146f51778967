// Content that is turned page by page: 上一页 / 下一页 appear when it does not fit. Wheel and drag work too, nobody needs them.
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { type Place, usePlace } from '../state/way.ts'
import { isGrowing, sizesOf, WAITED_FOR } from './growing.ts'
import { nameOfPage, nearestBreak, pageBreaks } from './page-breaks.ts'
import { type OverPager, Pager, PagerSlot } from './pager.tsx'
import { type Column, markAsides, markAway, type Named, namedPieces, piecesOf, textColumn } from './pieces.ts'
import { TurnTo } from './turn-to.ts'
import { whenQuiet } from './when-quiet.ts'

// 返回 comes back to the part of the list a person left, not to its start. Gone with the place itself.
const leftAt = new WeakMap<Place, { turn: string; top: number }>()
// A scroll position comes back rounded.
const NEAR_PX = 2
/** So many screens are to be known of below the page that is shown, while there is more. */
const NEXT_SCREENS = 3

interface Measured {
  readonly view: number
  readonly content: number
  readonly breaks: readonly number[]
  /** Where the last piece begins: further than that nobody can have been. */
  readonly lowest: number
  readonly named: readonly Named[]
  readonly column: Column | undefined
  /** More is still being drawn below. */
  readonly growing: boolean
}

const UNMEASURED: Measured = { view: 0, content: 0, breaks: [0], lowest: 0, named: [], column: undefined, growing: false }

/** What lies ahead of the page shown. */
export interface Ahead {
  readonly turn: () => void
}

interface PagedViewProps {
  /** Names what is shown: another name starts at its first page again. */
  turn: string
  children: ReactNode
  /** Told whenever it changes whether there is a further page. */
  onAhead?: ((ahead: Ahead | undefined) => void) | undefined
  /** The page turns forward with its own button, bottom right. */
  turnedBelow?: boolean
  over?: OverPager | undefined
}

export function PagedView({ turn, children, onAhead, turnedBelow = false, over }: PagedViewProps) {
  const place = usePlace()
  const comeBackTo = useRef<number | undefined>(undefined)
  // The break a person stands at; undefined while they drag freely.
  const stands = useRef<number | undefined>(0)
  const outer = useRef<HTMLDivElement>(null)
  const view = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const [measured, setMeasured] = useState(UNMEASURED)
  const [top, setTop] = useState(0)
  const [slot, setSlot] = useState<HTMLElement | null>(null)
  const { breaks, named } = measured
  const many = breaks.length > 1

  const lastMeasured = useRef({ content: 0, sizes: '' })
  const measure = useCallback(() => {
    if (view.current === null || content.current === null) return
    const height = view.current.clientHeight
    markAsides(content.current, height)
    const pieces = piecesOf(content.current, height)
    const next: Measured = {
      view: height,
      content: content.current.offsetHeight,
      breaks: pageBreaks(pieces, height),
      lowest: pieces.reduce((lowest, piece) => Math.max(lowest, piece.top), 0),
      named: namedPieces(content.current),
      column: textColumn(content.current),
      growing: isGrowing(content.current),
    }
    lastMeasured.current = { content: next.content, sizes: sizesOf(view.current, content.current) }
    setMeasured((old) => (JSON.stringify(old) === JSON.stringify(next) ? old : next))
  }, [])

  const go = useCallback((to: number) => {
    view.current?.scrollTo({ top: to })
    stands.current = to
    setTop(to)
  }, [])

  useEffect(() => {
    if (outer.current === null || content.current === null) return
    // Before this frame is drawn: drawn a frame late, a line would be cut through at the foot, and the pager come from nowhere.
    const now = () => flushSync(measure)
    // What grows below is measured again when there is twice as much of it, when the end of what was measured is near, and when it is whole.
    const unlessGrowing = () => {
      if (view.current === null || content.current === null) return
      const last = lastMeasured.current
      const grows = isGrowing(content.current) && sizesOf(view.current, content.current) === last.sizes
      const endsSoon = view.current.scrollTop + NEXT_SCREENS * view.current.clientHeight > last.content
      if (!grows || endsSoon || content.current.offsetHeight >= 2 * last.content) now()
    }
    // Not the view itself: it changes with the pager, and would be told of in a circle.
    const watch = new ResizeObserver(unlessGrowing)
    watch.observe(outer.current)
    watch.observe(content.current)
    // Another font may move lines and leave the height as it was.
    document.fonts.addEventListener('loadingdone', now)
    return () => {
      watch.disconnect()
      document.fonts.removeEventListener('loadingdone', now)
    }
  }, [measure])

  useLayoutEffect(() => {
    const left = leftAt.get(place)
    comeBackTo.current = left !== undefined && left.turn === turn && left.top > 0 ? left.top : undefined
    view.current?.toggleAttribute(WAITED_FOR, comeBackTo.current !== undefined)
    go(0)
    measure()
  }, [turn, measure, go, place])

  // The pager takes its room from the view.
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again when the pager has come or gone
  useLayoutEffect(measure, [measure, many, over === undefined])

  useLayoutEffect(() => {
    const target = comeBackTo.current
    if (target !== undefined) {
      if (measured.lowest <= target) return
      comeBackTo.current = undefined
      view.current?.removeAttribute(WAITED_FOR)
      go(nearestBreak(measured.breaks, target))
    } else if (stands.current !== undefined) go(nearestBreak(measured.breaks, stands.current))
  }, [measured, go])

  const page = Math.max(
    0,
    breaks.findLastIndex((y) => y <= top + NEAR_PX),
  )
  const leftPages = breaks.length - 1 - page
  useEffect(() => {
    // More may have grown since than is known of here.
    if (measured.growing && leftPages < NEXT_SCREENS) return whenQuiet(() => flushSync(measure))
  }, [measured.growing, leftPages, measure])
  const here = breaks[page] ?? 0
  const following = breaks[page + 1]
  const name = nameOfPage(named, here, following ?? here + measured.view)?.name
  // What the shown pages need of the pager (放大 of a PDF) stands there only while one of them is shown.
  const apart = named.length > 0 && name === undefined
  useLayoutEffect(() => {
    onAhead?.(following === undefined ? undefined : { turn: () => go(following) })
  }, [onAhead, following, go])

  useLayoutEffect(() => {
    // Without anything beside the text nothing is to be found out, and the touch that turned is answered sooner.
    if (content.current !== null && measured.column !== undefined) markAway(content.current, here)
  }, [here, measured])

  const turnTo = useCallback(
    (lineTop: number) => {
      if (view.current === null || content.current === null) return
      const line = lineTop - content.current.getBoundingClientRect().top
      const pageOf = (y: number) => breaks.findLastIndex((one) => one <= y + NEAR_PX)
      const to = breaks[pageOf(line)]
      if (to !== undefined && pageOf(line) !== pageOf(view.current.scrollTop)) go(to)
    },
    [breaks, go],
  )

  // Only when a page stands exactly at its break: what is dragged freely shows all of itself.
  const atBreak = Math.abs(top - here) <= NEAR_PX
  const covered = following !== undefined && atBreak ? Math.max(0, measured.view - (following - here)) : 0
  const spare = many ? Math.max(0, (breaks.at(-1) ?? 0) + measured.view - measured.content) : 0
  const scrolled = (to: number) => {
    // Told of a turn that `go` made, all of this would be drawn once more.
    if (Math.abs(to - top) > NEAR_PX) setTop(to)
    stands.current = breaks.find((y) => Math.abs(y - to) <= NEAR_PX)
    if (comeBackTo.current === undefined) leftAt.set(place, { turn, top: to })
  }
  const latestScrolled = useRef(scrolled)
  latestScrolled.current = scrolled
  useEffect(() => {
    const element = view.current
    if (element === null) return
    // Not by React: on an old machine its way from event to listener is some milliseconds of each turn's answer.
    const tell = () => latestScrolled.current(element.scrollTop)
    element.addEventListener('scroll', tell, { passive: true })
    return () => element.removeEventListener('scroll', tell)
  }, [])

  return (
    <PagerSlot value={apart ? null : slot}>
      <TurnTo value={turnTo}>
        <div ref={outer} className="paged">
          <div className="paged-frame">
            <div ref={view} tabIndex={many ? 0 : undefined} className="paged-view" data-breaks={breaks.join()}>
              <div ref={content} className="paged-content">
                {children}
              </div>
              <div style={{ height: spare }} />
            </div>
            <div
              className={measured.column === undefined ? 'paged-cover' : 'paged-cover paged-cover-paper'}
              style={{ height: covered, ...measured.column }}
            />
          </div>
          {many || over !== undefined ? (
            <Pager
              page={page}
              pages={breaks.length}
              named={named.length > 0}
              name={name}
              growing={measured.growing}
              show={(index) => go(breaks[index] ?? 0)}
              slot={setSlot}
              forward={!turnedBelow}
              over={over}
            />
          ) : null}
        </div>
      </TurnTo>
    </PagerSlot>
  )
}
