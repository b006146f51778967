// Colours as they reach the eye: a text's own, and what really lies behind it, put together from all the grounds under that point.

interface Colour {
  /** 0 to 255. */
  readonly channels: readonly [number, number, number]
  readonly alpha: number
}

const WHITE: Colour = { channels: [255, 255, 255], alpha: 1 }
const NOTHING: Colour = { channels: [0, 0, 0], alpha: 0 }
const OPAQUE = 0.999
const HALF = 0.5

/** Elements under a point, the topmost first. What lets touches through is not among them and is looked at as an ancestor. */
export function stackUnder(element: Element, x: number, y: number): { readonly above: Element[]; readonly below: Element[] } {
  const stack = document.elementsFromPoint(x, y)
  const at = stack.indexOf(element)
  if (at >= 0) return { above: stack.slice(0, at), below: stack.slice(at) }
  return { above: [], below: ancestors(element) }
}

/** Whether something that isn't part of the element hides it. */
export function isCovered(element: Element, above: readonly Element[]): boolean {
  return above.some((other) => !element.contains(other) && !other.contains(element) && hides(other))
}

function hides(element: Element): boolean {
  if (element instanceof HTMLImageElement || element instanceof HTMLVideoElement || element instanceof HTMLCanvasElement)
    return true
  const { backgroundImage, opacity } = getComputedStyle(element)
  const { alpha } = groundColour(element)
  return Number(opacity) > HALF && (alpha > HALF || backgroundImage !== 'none')
}

/** `#rrggbb`; undefined where a picture or a gradient lies behind before a plain ground does. */
export function groundUnder(below: readonly Element[]): string | undefined {
  const layers: Colour[] = []
  for (const element of below) {
    if (getComputedStyle(element).backgroundImage !== 'none' || element instanceof HTMLImageElement) return undefined
    const colour = groundColour(element)
    layers.push(colour)
    if (colour.alpha >= OPAQUE) break
  }
  return hex(layers.reduceRight((under, over) => mixed(over, under), WHITE))
}

/** The colour of the letters, thinned by every opacity around them and laid on the ground. */
export function letterColour(element: Element, written: string, ground: string | undefined): string {
  const colour = parsed(written)
  const opacity = [element, ...ancestors(element)].reduce((whole, one) => whole * Number(getComputedStyle(one).opacity), 1)
  const under = ground === undefined ? WHITE : parsed(ground)
  return hex(mixed({ ...colour, alpha: colour.alpha * opacity }, under))
}

function ancestors(element: Element): Element[] {
  const all: Element[] = []
  for (let one: Element | null = element; one !== null; one = one.parentElement) all.push(one)
  return all
}

function groundColour(element: Element): Colour {
  return parsed(getComputedStyle(element).backgroundColor)
}

function mixed(over: Colour, under: Colour): Colour {
  const [or, og, ob] = over.channels
  const [ur, ug, ub] = under.channels
  const one = (top: number, bottom: number) => top * over.alpha + bottom * (1 - over.alpha)
  return { channels: [one(or, ur), one(og, ug), one(ob, ub)], alpha: 1 }
}

function hex({ channels }: Colour): string {
  return `#${channels.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`
}

const known = new Map<string, Colour>()

function parsed(written: string): Colour {
  const kept = known.get(written)
  if (kept !== undefined) return kept
  const colour = readRgb(written) ?? readByDrawing(written)
  known.set(written, colour)
  return colour
}

function readRgb(written: string): Colour | undefined {
  const match = /^rgba?\(\s*([\d.]+)[,\s]+([\d.]+)[,\s]+([\d.]+)(?:\s*[,/]\s*([\d.]+))?\s*\)$/.exec(written)
  if (match === null) return undefined
  const [, red, green, blue, alpha] = match
  return { channels: [Number(red), Number(green), Number(blue)], alpha: alpha === undefined ? 1 : Number(alpha) }
}

/** Every other way of writing a colour: the browser draws one point of it. */
function readByDrawing(written: string): Colour {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  if (context === null) return NOTHING
  context.fillStyle = written
  context.fillRect(0, 0, 1, 1)
  const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data
  return { channels: [red, green, blue], alpha: alpha / 255 }
}
