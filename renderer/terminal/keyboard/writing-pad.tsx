// The field to write one character in with a finger. What is drawn goes when the character is taken.
import { type PointerEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { InkPoint } from '../../../shared/handwriting/ink.ts'
import { beginStroke, endStroke, useHandwriting } from './handwriting.ts'
import { startRecogniser } from './recogniser.ts'

const PEN_REM = 0.3

export function WritingPad() {
  const { t } = useTranslation()
  const canvas = useRef<HTMLCanvasElement>(null)
  const stroke = useRef<{ pointer: number; points: InkPoint[] } | undefined>(undefined)
  const ink = useHandwriting((state) => state.ink)
  useEffect(startRecogniser, [])
  useEffect(() => {
    if (ink.length === 0 && canvas.current !== null) wipe(canvas.current)
  }, [ink])
  const point = ({ clientX, clientY, currentTarget }: PointerEvent): InkPoint => {
    const { left, top } = currentTarget.getBoundingClientRect()
    return { x: clientX - left, y: clientY - top }
  }
  const draw = (event: PointerEvent<HTMLCanvasElement>) => {
    const drawn = stroke.current
    const [from, to] = [drawn?.points.at(-1), point(event)]
    if (drawn?.pointer !== event.pointerId || from === undefined) return
    drawn.points.push(to)
    line(event.currentTarget, from, to)
  }
  const end = (event: PointerEvent) => {
    const drawn = stroke.current
    // The palm that lies beside the finger writes nothing.
    if (drawn?.pointer !== event.pointerId) return
    stroke.current = undefined
    endStroke(drawn.points)
  }
  return (
    <div className="writing-pad">
      <canvas
        ref={canvas}
        data-testid="writing-pad"
        aria-label={t('keyboard:write-here')}
        role="img"
        onPointerDown={(event) => {
          if (stroke.current !== undefined) return
          beginStroke()
          dotsOfScreen(event.currentTarget)
          event.currentTarget.setPointerCapture(event.pointerId)
          stroke.current = { pointer: event.pointerId, points: [point(event)] }
          line(event.currentTarget, point(event), point(event))
        }}
        onPointerMove={draw}
        onPointerUp={end}
        onPointerCancel={end}
      />
    </div>
  )
}

/** As many dots as the screen has; a canvas of another size loses what is on it, so only before the first stroke. */
function dotsOfScreen(canvas: HTMLCanvasElement): void {
  const [width, height] = [canvas.clientWidth * devicePixelRatio, canvas.clientHeight * devicePixelRatio].map(Math.round)
  if (width === undefined || height === undefined || (canvas.width === width && canvas.height === height)) return
  canvas.width = width
  canvas.height = height
}

function line(canvas: HTMLCanvasElement, from: InkPoint, to: InkPoint): void {
  const pen = canvas.getContext('2d')
  if (pen === null) return
  pen.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0)
  pen.strokeStyle = getComputedStyle(canvas).color
  pen.lineWidth = PEN_REM * Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  pen.lineCap = 'round'
  pen.lineJoin = 'round'
  pen.beginPath()
  pen.moveTo(from.x, from.y)
  pen.lineTo(to.x, to.y)
  pen.stroke()
}

function wipe(canvas: HTMLCanvasElement): void {
  canvas.getContext('2d')?.resetTransform()
  canvas.getContext('2d')?.clearRect(0, 0, canvas.width, canvas.height)
}
