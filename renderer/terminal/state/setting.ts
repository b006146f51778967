// 五个统一 on the pages: the standard and the town's theme as the host gave them, and the style that follows from them.
import { type Language, NATIONAL_LANGUAGE } from '../../../shared/standard/localised.ts'
import type { StandardProfile, Zone } from '../../../shared/standard/profile.ts'
import { shownZones } from '../../../shared/standard/shown-setting.ts'
import { isShortcutWay, type Theme } from '../../../shared/standard/theme.ts'
import type { ShortcutWay } from '../../../shared/standard/ways.ts'
import { useHostState } from './host-state.ts'

export interface Setting {
  readonly profile: StandardProfile
  readonly theme: Theme | undefined
}

/** Undefined until the host has spoken for the first time. */
export function useSetting(): Setting | undefined {
  const setting = useHostState((host) => host.state?.setting)
  return setting && { profile: setting.profile, theme: setting.theme }
}

export function useZones(): readonly Zone[] {
  const setting = useSetting()
  return setting === undefined ? [] : shownZones(setting.profile, setting.theme)
}

/** Scripts of plate and zones in their order; the national one first whatever a file says. */
export function scriptsOf({ profile, theme }: Setting): readonly Language[] {
  const scripts = theme?.plate.scripts ?? profile.plate.scripts[0] ?? []
  return [NATIONAL_LANGUAGE, ...scripts.filter((script) => script !== NATIONAL_LANGUAGE)]
}

export function languagesOf({ profile, theme }: Setting): readonly Language[] {
  return theme?.languages ?? profile.languages
}

export function shortcutsOf({ profile, theme }: Setting): readonly ShortcutWay[] {
  return theme === undefined
    ? profile.shortcuts.allowed.slice(0, profile.shortcuts.max)
    : theme.shortcuts.filter(isShortcutWay).slice(0, profile.shortcuts.max)
}

/** Accent, sizes and line height as custom properties of the page's root; the style sheets compute from them. */
export function followSetting(): void {
  let styled: string | undefined
  useHostState.subscribe(({ state }) => {
    if (state === undefined) return
    const { profile, theme } = state.setting
    const values = propertiesOf(profile, theme)
    const key = JSON.stringify(values)
    if (key === styled) return
    styled = key
    for (const [name, value] of values) document.documentElement.style.setProperty(name, value)
  })
}

function propertiesOf(profile: StandardProfile, theme: Theme | undefined): [string, string][] {
  const accent = profile.palette.find(({ id }) => id === theme?.accent) ?? profile.palette[0]
  return [
    ...(accent === undefined
      ? []
      : ([
          ['--accent', accent.structure],
          ['--accent-deep', accent.deep],
          ['--accent-wash', accent.wash],
        ] satisfies [string, string][])),
    ...(theme === undefined
      ? []
      : ([
          ['--body-dp', String(theme.sizes.body)],
          ['--target-dp', String(theme.sizes.target)],
          ['--line-height', String(theme.sizes.lineHeight)],
        ] satisfies [string, string][])),
    ['--second-script', String(theme?.plate.secondSize ?? profile.plate.secondSize.max)],
  ]
}
