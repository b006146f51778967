// For content that must be seen now: turns to the page on which a line stands. `top`: of the line, in px from the top of the window.
import { createContext } from 'react'

export const TurnTo = createContext<((top: number) => void) | null>(null)
