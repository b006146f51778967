// A page can be in use without being touched: somebody waits for their paper.
export const PAGE_IN_USE = 'page-in-use'

export function pageIsInUse(): void {
  window.dispatchEvent(new Event(PAGE_IN_USE))
}
