// Measures the page as it stands: the whole of what the rules of level three look at, as plain data.
import type { Language } from '../../../shared/standard/localised.ts'
import type { MeasuredScreen } from '../../../shared/standard/shown/measured.ts'
import { fontCover } from './bundled-fonts.ts'
import type { Windows } from './clipping.ts'
import { measureTargets } from './measured-targets.ts'
import { measureTexts } from './measured-texts.ts'
import { isDrawn, isOwn, isUnseen, rounded, spotOf } from './spots.ts'

export interface Standing {
  readonly screen: string
  readonly turn: number
  readonly last: boolean
  readonly language: Language
  readonly modes: readonly string[]
  readonly settled: boolean
}

const OVER_THE_PAGE = 'dialog[open], [role="dialog"], [role="alertdialog"], [aria-modal="true"]'
const MEDIA = 'video, audio'
const MAX = { zones: 20, plate: 6, motions: 40, overlays: 20 } as const

export function measureScreen(standing: Standing): MeasuredScreen {
  const windows: Windows = new Map()
  const { texts, left: textsLeft } = measureTexts(windows, fontCover())
  const { targets, left: targetsLeft } = measureTargets(windows)
  return {
    ...standing,
    modes: [...standing.modes],
    viewport: { width: innerWidth, height: innerHeight },
    bodyPx: Number.parseFloat(getComputedStyle(document.body).fontSize),
    ...{ texts, targets, zones: zones(), plate: plate(), motions: motions(), overlays: overlays() },
    overflow: Math.max(0, document.documentElement.scrollWidth - innerWidth),
    left: textsLeft + targetsLeft,
  }
}

function zones(): MeasuredScreen['zones'] {
  return [...document.querySelectorAll('.home-zones [data-testid^="zone-"]')].slice(0, MAX.zones).map((tile) => ({
    id: (tile.getAttribute('data-testid') ?? '').slice('zone-'.length),
    words: tile.querySelector('.zone-name span[lang="zh-CN"]')?.textContent ?? '',
    box: rounded(tile.getBoundingClientRect()),
  }))
}

function plate(): MeasuredScreen['plate'] {
  return [...document.querySelectorAll('.plate-name span[lang]')]
    .filter(isDrawn)
    .slice(0, MAX.plate)
    .map((row) => ({
      script: row.getAttribute('lang') ?? '',
      text: row.textContent ?? '',
      fontPx: Number.parseFloat(getComputedStyle(row).fontSize),
      box: rounded(row.getBoundingClientRect()),
    }))
}

function motions(): MeasuredScreen['motions'] {
  const moving: MeasuredScreen['motions'] = []
  const add = (element: Element, what: 'animation' | 'marquee' | 'media') => {
    if (!isOwn(element) && isDrawn(element))
      moving.push({ spot: spotOf(element), what, box: rounded(element.getBoundingClientRect()) })
  }
  for (const animation of document.getAnimations()) {
    const { effect } = animation
    if (animation.playState === 'running' && effect instanceof KeyframeEffect && effect.target !== null)
      add(effect.target, 'animation')
  }
  for (const element of document.querySelectorAll('marquee')) add(element, 'marquee')
  for (const element of document.querySelectorAll<HTMLMediaElement>(MEDIA)) if (!element.paused) add(element, 'media')
  return moving.slice(0, MAX.motions)
}

/** A dialogue, or what stays in its place over the page: no page of ours has either. */
function overlays(): MeasuredScreen['overlays'] {
  const fixed = [...document.body.querySelectorAll('*')].filter((element) => {
    const { position } = getComputedStyle(element)
    return (position === 'fixed' || element.matches(OVER_THE_PAGE)) && !isOwn(element) && isDrawn(element) && !isUnseen(element)
  })
  return fixed
    .map((element) => ({ spot: spotOf(element), box: rounded(element.getBoundingClientRect()) }))
    .filter(({ box }) => box.width > 1 && box.height > 1)
    .slice(0, MAX.overlays)
}
