// The way a person has come: a stack of pages in memory. No addresses and no history, so a reload is the home page.
import { createContext, useContext, useLayoutEffect, useState, useTransition } from 'react'
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

const Shown = createContext<Place>(HOME)
export const PlaceShown = Shown.Provider

/** The place that is on the screen: the way's last one, as soon as it is drawn. */
export function usePlace(): Place {
  return useContext(Shown)
}

/** What a person wrote, or a role opened, stands on none of them: the one before may stay until the next is drawn. */
const ONLY_READ: ReadonlySet<Place['name']> = new Set(['home', 'zone', 'list', 'topic', 'search', 'reader', 'take', 'first-use'])

/**
 * Follows the way. From one place where people only read to the next, the touch is answered first (`going`: the pressed button shows it), and the new place is
 * drawn in pieces meanwhile: on an old machine that takes a quarter of a second, in which nothing else would move. To and from all others at once.
 */
export function useWayShown(): { readonly shown: Place; readonly going: boolean } {
  const [shown, show] = useState(() => last(useWay.getState()))
  const [going, unhurried] = useTransition()
  useLayoutEffect(() => {
    const follow = (way: Way, before: Way) => {
      const [from, to] = [last(before), last(way)]
      if (from === to) return
      if (ONLY_READ.has(from.name) && ONLY_READ.has(to.name)) unhurried(() => show(to))
      else show(to)
    }
    return useWay.subscribe(follow)
  }, [])
  return { shown, going }
}

function last({ stack }: Way): Place {
  return stack.at(-1) ?? HOME
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
