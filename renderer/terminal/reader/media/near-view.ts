// Whether one of many parts is near to what is seen of the text it stands in: one observer for all of them, for each takes its time in every frame.

/** Told from a screen before until a screen after. */
const MARGIN = '100%'

interface Watcher {
  readonly observer: IntersectionObserver
  readonly told: Map<Element, (near: boolean) => void>
}
const watchers = new WeakMap<Element, Watcher>()

/** `view`: what scrolls. Returns what ends it. */
export function watchNear(view: Element, part: Element, tell: (near: boolean) => void): () => void {
  const { observer, told } = watchers.get(view) ?? watcherOf(view)
  told.set(part, tell)
  observer.observe(part)
  return () => {
    told.delete(part)
    observer.unobserve(part)
  }
}

function watcherOf(view: Element): Watcher {
  const told = new Map<Element, (near: boolean) => void>()
  const tellAll = (entries: readonly IntersectionObserverEntry[]) => {
    // The last of several tells how it is now.
    for (const { target, isIntersecting } of entries) told.get(target)?.(isIntersecting)
  }
  const watcher = { observer: new IntersectionObserver(tellAll, { root: view, rootMargin: MARGIN }), told }
  watchers.set(view, watcher)
  return watcher
}

/** Is any of `part` on the screen of `view` now? */
export function isSeen(view: Element, part: Element): boolean {
  const [screen, place] = [view.getBoundingClientRect(), part.getBoundingClientRect()]
  return place.top < screen.bottom && screen.top < place.bottom
}
