// The keys of a layout. A key acts when the finger leaves it, wherever it has slid to meanwhile; the field keeps the focus all along.
import { type CSSProperties, type PointerEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Key as KeyOfLayout, KeyPress, Layout } from '../../../shared/typing/layouts.ts'
import { pressKey } from './press-key.ts'

const REPEAT_AFTER_MS = 600
const REPEAT_EVERY_MS = 120

export function KeyRows({ layout: { columns, rows } }: { layout: Layout }) {
  return (
    <div className="key-rows" style={{ gridTemplateColumns: `repeat(${columns}, 1fr)` }}>
      {rows.flatMap((row, at) => {
        const width = row.reduce((sum, { span }) => sum + span, 0)
        let column = 1 + Math.floor((columns - width) / 2)
        return row.map((key) => {
          const start = column
          column += key.span
          const place = { gridRow: `${at + 1} / span ${key.rows ?? 1}`, gridColumn: `${start} / span ${key.span}` }
          return <KeyButton key={`${place.gridRow}/${place.gridColumn}`} press={key.press} place={place} />
        })
      })}
    </div>
  )
}

export function KeyColumn({ keys }: { keys: readonly KeyOfLayout[] }) {
  return (
    <div className="key-column">
      {keys.map(({ press }) => (
        <KeyButton key={nameOf(press)} press={press} />
      ))}
    </div>
  )
}

function KeyButton({ press, place }: { press: KeyPress; place?: CSSProperties }) {
  const { t } = useTranslation()
  const handlers = useKeyPress(press)
  const label = press.kind === 'command' ? t(`keyboard:key.${press.command}`) : nameOf(press)
  return (
    <button
      type="button"
      tabIndex={-1}
      className={press.kind === 'command' && press.command !== 'space' ? 'key key-command' : 'key'}
      style={place}
      lang={press.kind === 'jamo' ? 'ko' : press.kind === 'command' ? undefined : 'zh-CN'}
      data-testid={`key-${nameOf(press)}`}
      {...handlers}
    >
      {label}
    </button>
  )
}

/** A click without a pointer comes from a screen reader. Held, 删除 goes on by itself. */
function useKeyPress(press: KeyPress) {
  const finger = useRef<number | undefined>(undefined)
  const repeating = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const repeats = press.kind === 'command' && press.command === 'delete'
  useEffect(() => () => clearTimeout(repeating.current), [])
  const repeat = (after: number) => {
    repeating.current = setTimeout(() => {
      pressKey(press)
      // The finger's leaving is then no press of its own.
      finger.current = undefined
      repeat(REPEAT_EVERY_MS)
    }, after)
  }
  return {
    onPointerDown: (event: PointerEvent) => {
      finger.current = event.pointerId
      if (repeats) repeat(REPEAT_AFTER_MS)
    },
    onPointerUp: (event: PointerEvent) => {
      clearTimeout(repeating.current)
      if (finger.current === event.pointerId) pressKey(press)
      finger.current = undefined
    },
    onPointerCancel: () => {
      clearTimeout(repeating.current)
      finger.current = undefined
    },
    onClick: (event: { detail: number }) => {
      if (event.detail === 0) pressKey(press)
    },
  }
}

function nameOf(press: KeyPress): string {
  switch (press.kind) {
    case 'letter':
      return press.letter
    case 'jamo':
      return press.jamo
    case 'text':
      return press.text
    case 'command':
      return press.command
  }
}
