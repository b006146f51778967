// The rules of level two, in the order an inspector goes through a hall.
import type { SettingRule } from '../setting-input.ts'
import { accentAllowed } from './accent-allowed.ts'
import { accentContrast } from './accent-contrast.ts'
import { addressGiven } from './address-given.ts'
import { addresseeOwnBody } from './addressee-own-body.ts'
import { bodySize } from './body-size.ts'
import { fontAllowed } from './font-allowed.ts'
import { hoursCoverYear } from './hours-cover-year.ts'
import { languagesAllowed } from './languages-allowed.ts'
import { layoutAllowed } from './layout-allowed.ts'
import { lineHeight } from './line-height.ts'
import { nationalScriptFirst } from './national-script-first.ts'
import { noAdvert } from './no-advert.ts'
import { phonesGiven } from './phones-given.ts'
import { placeNames } from './place-names.ts'
import { plateScripts } from './plate-scripts.ts'
import { plateText } from './plate-text.ts'
import { responsibleNamed } from './responsible-named.ts'
import { rulesPage } from './rules-page.ts'
import { secondScriptSize } from './second-script-size.ts'
import { shortcutsAllowed } from './shortcuts-allowed.ts'
import { suiteAccepted } from './suite-accepted.ts'
import { targetSize } from './target-size.ts'
import { themeForStandard } from './theme-for-standard.ts'
import { translationsReviewed } from './translations-reviewed.ts'
import { zonesAdded } from './zones-added.ts'
import { zonesFilled } from './zones-filled.ts'
import { zonesOrdered } from './zones-ordered.ts'
import { zonesPresent } from './zones-present.ts'
import { zonesWorded } from './zones-worded.ts'

export const SETTING_RULES: readonly SettingRule[] = [
  themeForStandard,
  zonesPresent,
  zonesOrdered,
  zonesWorded,
  zonesAdded,
  zonesFilled,
  addresseeOwnBody,
  suiteAccepted,
  layoutAllowed,
  bodySize,
  lineHeight,
  targetSize,
  shortcutsAllowed,
  noAdvert,
  plateText,
  nationalScriptFirst,
  plateScripts,
  secondScriptSize,
  languagesAllowed,
  translationsReviewed,
  fontAllowed,
  accentAllowed,
  accentContrast,
  placeNames,
  responsibleNamed,
  phonesGiven,
  addressGiven,
  hoursCoverYear,
  rulesPage,
]
