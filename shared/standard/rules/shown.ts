// The rules of level three: what was really drawn, measured page by page.
import { runRules, type StandardFinding } from '../rule.ts'
import type { ShownInput, ShownRule } from '../shown/shown-input.ts'
import { shownBodySize } from './shown-body-size.ts'
import { shownContrast } from './shown-contrast.ts'
import { shownCut } from './shown-cut.ts'
import { shownFont } from './shown-font.ts'
import { shownLineHeight } from './shown-line-height.ts'
import { shownMotion } from './shown-motion.ts'
import { shownOutside } from './shown-outside.ts'
import { shownOverlap } from './shown-overlap.ts'
import { shownPlate } from './shown-plate.ts'
import { shownPopup } from './shown-popup.ts'
import { shownReach } from './shown-reach.ts'
import { shownSettled } from './shown-settled.ts'
import { shownTargetGap } from './shown-target-gap.ts'
import { shownTargetSize } from './shown-target-size.ts'
import { shownTextSize } from './shown-text-size.ts'
import { shownTilesEqual } from './shown-tiles-equal.ts'
import { shownZonesOrdered } from './shown-zones-ordered.ts'
import { shownZonesWorded } from './shown-zones-worded.ts'

export const SHOWN_RULES: readonly ShownRule[] = [
  shownZonesOrdered,
  shownZonesWorded,
  shownTilesEqual,
  shownPlate,
  shownOverlap,
  shownCut,
  shownOutside,
  shownFont,
  shownTextSize,
  shownBodySize,
  shownLineHeight,
  shownContrast,
  shownTargetSize,
  shownTargetGap,
  shownReach,
  shownMotion,
  shownPopup,
  shownSettled,
]

export function judgeShown(seen: ShownInput): StandardFinding[] {
  return runRules(SHOWN_RULES, 3, seen)
}
