// A QR code as the camera of an old phone sees it: few pixels a module, turned, tilted, unsharp, noisy, unevenly lit, with a lamp's reflection.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import decode from 'qr/decode.js'

export interface Modules {
  readonly size: number
  readonly data: ArrayLike<number>
}

export interface Photo {
  readonly side: number
  /** One byte of grey a pixel, row by row. */
  readonly grey: Uint8ClampedArray
}

export interface PhotoTaking {
  /** Pixels from edge to edge of the code with its quiet zone. */
  readonly across: number
  /** Share of the code's width that a reflection covers; 0: none. */
  readonly reflection: number
  /** The same number gives the same photo. */
  readonly seed: number
}

const QUIET_MODULES = 4
const AROUND = 1.3
const SAMPLES = 3
const DARK = 40
const LIGHT = 215
const BLUR_PX = 1
const NOISE = 6
const TURN_MAX_RADIANS = 0.07
const TILT_MAX = 0.06
const ZBAR = '/usr/bin/zbarimg'

export function photograph({ size, data }: Modules, { across, reflection, seed }: PhotoTaking): Photo {
  const random = numbers(seed)
  const between = (max: number) => (2 * random() - 1) * max
  const side = Math.round(across * AROUND)
  const modules = size + 2 * QUIET_MODULES
  const [turn, tiltX, tiltY] = [between(TURN_MAX_RADIANS), between(TILT_MAX), between(TILT_MAX)]
  const [lampX, lampY] = [between(0.3), between(0.3)]
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  const lightAt = (x: number, y: number) => {
    const flatX = x / across - AROUND / 2
    const flatY = y / across - AROUND / 2
    if (Math.hypot(flatX - lampX, flatY - lampY) < reflection / 2) return LIGHT
    const depth = 1 + tiltX * flatX + tiltY * flatY
    const column = Math.floor(((cos * flatX - sin * flatY) / depth + 0.5) * modules) - QUIET_MODULES
    const row = Math.floor(((sin * flatX + cos * flatY) / depth + 0.5) * modules) - QUIET_MODULES
    const inside = column >= 0 && row >= 0 && column < size && row < size
    return inside && data[row * size + column] ? DARK : LIGHT
  }
  const sharp = new Float32Array(side * side)
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1) {
      let light = 0
      for (let i = 0; i < SAMPLES ** 2; i += 1)
        light += lightAt(x + ((i % SAMPLES) + 0.5) / SAMPLES, y + (Math.floor(i / SAMPLES) + 0.5) / SAMPLES)
      sharp[y * side + x] = light / SAMPLES ** 2
    }
  const soft = blurred(sharp, side)
  const grey = new Uint8ClampedArray(side * side)
  soft.forEach((light, i) => {
    const shade = 0.75 + (0.25 * (i % side)) / side
    grey[i] = light * shade + NOISE * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  })
  return { side, grey }
}

/** Undefined when nothing was read. */
export function readPhoto({ side, grey }: Photo): string | undefined {
  const data = new Uint8ClampedArray(4 * side * side)
  for (const [i, light] of grey.entries()) data.set([light, light, light, 255], 4 * i)
  try {
    return decode({ width: side, height: side, data }, { timeLimit: 1_000 })
  } catch {
    return undefined
  }
}

/** A second reader, of 2010: Debian's zbar-tools, where it is installed. */
export function readPhotoWithZbar({ side, grey }: Photo): string | undefined {
  const picture = Buffer.concat([Buffer.from(`P5\n${side} ${side}\n255\n`), Buffer.from(grey)])
  const { stdout } = spawnSync(ZBAR, ['-q', '--raw', '-Sdisable', '-Sqrcode.enable', '-'], { input: picture })
  return stdout.toString().replace(/\n$/, '') || undefined
}

export function zbarThere(): boolean {
  return existsSync(ZBAR)
}

function blurred(picture: Float32Array, side: number): Float32Array {
  const reach = Math.ceil(3 * BLUR_PX)
  const weights = Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-((i - reach) ** 2) / (2 * BLUR_PX ** 2)))
  const sum = weights.reduce((all, one) => all + one, 0)
  const inside = (at: number) => Math.min(side - 1, Math.max(0, at))
  const along = (from: Float32Array, place: (x: number, y: number, step: number) => number) =>
    from.map((_, i) => {
      const [x, y] = [i % side, Math.floor(i / side)]
      return weights.reduce((all, weight, k) => all + weight * (from[place(x, y, k - reach)] ?? 0), 0) / sum
    })
  const rows = along(picture, (x, y, step) => y * side + inside(x + step))
  return along(rows, (x, y, step) => inside(y + step) * side + x)
}

/** Mulberry32: numbers in [0, 1) from a seed. */
function numbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
