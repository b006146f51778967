// The way a person has come: a stack of pages in memory. No addresses and no history, so a reload is the home page.
import { create } from 'zustand'
import type { FillingHelp } from '../../../shared/requests/filling-help.ts'
import type { SubmissionKind } from '../../../shared/requests/form.ts'
import type { ListWay } from '../../../shared/standard/ways.ts'

export type Place =
  | { readonly name: 'home' }
  | { readonly name: 'zone'; readonly zone: string; readonly view?: ListWay }
  | { readonly name: 'list'; readonly kind: ListWay }
  | { readonly name: 'topic'; readonly topic: string }
  | { readonly name: 'search'; readonly term: string }
  | { readonly name: 'reader'; readonly id: string }
  | { readonly name: 'take'; readonly id: string }
  | {
      readonly name: 'form'
      readonly kind: SubmissionKind
      readonly document?: { readonly id: string; readonly title: string }
      /** 代填. */
      readonly help?: FillingHelp
    }
  | { readonly name: 'receipt' }
  | { readonly name: 'my-receipts' }
  | { readonly name: 'first-use' }
  | { readonly name: 'staff' }
  | { readonly name: 'maintenance'; readonly task?: 'report' }

interface Way {
  readonly stack: readonly Place[]
  /** Somebody has left the home page since this page was loaded: its memory may hold what they wrote. */
  readonly left: boolean
}

const HOME: Place = { name: 'home' }
// A person who goes round in circles does not fill the memory.
const DEPTH_MAX = 50

export const useWay = create<Way>()(() => ({ stack: [HOME], left: false }))

export function usePlace(): Place {
  return useWay((way) => way.stack.at(-1) ?? HOME)
}

export function goTo(place: Place): void {
  useWay.setState(({ stack }) => ({ stack: [HOME, ...[...stack.slice(1), place].slice(-DEPTH_MAX)], left: true }))
}

/** Puts another page in this one's place: 返回 leads past it. */
export function replacePlace(place: Place): void {
  useWay.setState(({ stack }) => ({ stack: [...(stack.length > 1 ? stack.slice(0, -1) : [HOME]), place] }))
}

export function goBack(): void {
  useWay.setState(({ stack }) => ({ stack: stack.length > 1 ? stack.slice(0, -1) : [HOME] }))
}

export function goHome(): void {
  useWay.setState({ stack: [HOME] })
}
