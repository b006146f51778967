// A press of a finger on the keyboard. It counts when the finger leaves, wherever it has slid to meanwhile; and by pointer events alone, because a
// touch soon after a stroke on the writing field gets no click.
import { type PointerEvent, useEffect, useRef } from 'react'

const REPEAT_AFTER_MS = 600
const REPEAT_EVERY_MS = 120

/** `repeats`: held down it goes on by itself. A click without a pointer comes from a screen reader. */
export function usePress(act: () => void, repeats = false) {
  const finger = useRef<number | undefined>(undefined)
  const repeating = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(() => () => clearTimeout(repeating.current), [])
  const repeat = (after: number) => {
    repeating.current = setTimeout(() => {
      act()
      // The finger's leaving is then no press of its own.
      finger.current = undefined
      repeat(REPEAT_EVERY_MS)
    }, after)
  }
  const leave = () => {
    clearTimeout(repeating.current)
    finger.current = undefined
  }
  return {
    onPointerDown: (event: PointerEvent) => {
      finger.current = event.pointerId
      if (repeats) repeat(REPEAT_AFTER_MS)
    },
    onPointerUp: (event: PointerEvent) => {
      const pressed = finger.current === event.pointerId
      leave()
      if (pressed) act()
    },
    onPointerCancel: leave,
    onClick: (event: { detail: number }) => {
      if (event.detail === 0) act()
    },
  }
}
