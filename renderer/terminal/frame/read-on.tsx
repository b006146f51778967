// Bottom right: turns on while something is unseen, then gives its place to the way on.
import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { Button } from '../../ui/button.tsx'
import { closeKeyboard } from '../keyboard/keyboard-state.ts'
import { afterTyping } from '../keyboard/pending.ts'
import type { Ahead } from './paged-view.tsx'

interface ReadOnProps {
  words: string
  /** Undefined on the last page. */
  ahead: Ahead | undefined
  /** The way on. */
  children: ReactNode
}

/**
 * Both stand in one place and one is hidden: were the place as high as the shown one's words, it would change the room for the
 * page, and with it whether there is a further page, to and fro for ever.
 */
export function ReadOn({ words, ahead, children }: ReadOnProps) {
  const both = useRef<HTMLDivElement>(null)
  const unseen = ahead !== undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: when one takes the other's place it takes the keyboard's too
  useLayoutEffect(() => {
    if (both.current?.contains(document.activeElement)) both.current.querySelector<HTMLElement>('[data-shown] button')?.focus()
  }, [unseen])
  return (
    <div ref={both} className="read-on">
      <div inert={unseen} data-shown={unseen ? undefined : ''}>
        {children}
      </div>
      <div inert={!unseen} data-shown={unseen ? '' : undefined}>
        <Button
          look="primary"
          icon="forward"
          iconAfter
          testId="read-on"
          onPress={() =>
            afterTyping(() => {
              // The field that was written in is turned away; without its keyboard there is more to be seen.
              closeKeyboard()
              ahead?.turn()
            })
          }
        >
          {words}
        </Button>
      </div>
    </div>
  )
}
