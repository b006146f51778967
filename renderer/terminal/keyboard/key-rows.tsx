// The keys of a layout, in a grid or in a column.
import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import type { Key as KeyOfLayout, KeyPress, Layout } from '../../../shared/typing/layouts.ts'
import { pressKey } from './press-key.ts'
import { usePress } from './use-press.ts'

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
  const handlers = usePress(() => pressKey(press), press.kind === 'command' && press.command === 'delete')
  const label = press.kind === 'command' ? t(`keyboard:key.${press.command}`) : nameOf(press)
  return (
    <button
      type="button"
      tabIndex={-1}
      className={lookOf(press)}
      style={place}
      lang={press.kind === 'jamo' ? 'ko' : press.kind === 'command' ? undefined : 'zh-CN'}
      data-testid={`key-${nameOf(press)}`}
      {...handlers}
    >
      {label}
    </button>
  )
}

function lookOf(press: KeyPress): string {
  if (press.kind !== 'command') return 'key'
  return press.command === 'space' ? 'key key-space' : 'key key-command'
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
