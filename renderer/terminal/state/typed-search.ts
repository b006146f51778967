// What somebody has typed into the home page's search box. Part of the session: it is gone when the person is (F10).
import { create } from 'zustand'

export const useTypedSearch = create<{ readonly typed: string }>()(() => ({ typed: '' }))

export function typeSearch(typed: string): void {
  useTypedSearch.setState({ typed })
}
