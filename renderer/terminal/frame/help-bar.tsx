// The help bar, on every page: language by its own name, 大字版, 按钮放低, 高对比, 请人帮忙.
import { useTranslation } from 'react-i18next'
import { CardButton, Toggle } from '../../ui/button.tsx'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { DEFAULT_LANGUAGE } from '../../ui/language.ts'
import { askForHelp } from '../state/help-call.ts'
import { languagesOf, useSetting } from '../state/setting.ts'
import { chooseLanguage, chooseMode, MODES, type Mode, useViewing } from '../state/viewing.ts'

const ICONS: Readonly<Record<Mode, IconName>> = { large: 'letters', low: 'down', contrast: 'contrast' }

export function HelpBar() {
  const { t } = useTranslation()
  const viewing = useViewing()
  const setting = useSetting()
  const offered = setting === undefined ? [DEFAULT_LANGUAGE] : languagesOf(setting)
  // One language is no choice.
  const languages = offered.length > 1 ? offered : []
  return (
    <fieldset className="help" aria-label={t('common:help-bar')} data-languages={languages.length}>
      {languages.map((choice) => (
        <Toggle
          key={choice}
          look="help-button"
          on={choice === viewing.language}
          lang={choice}
          testId={`language-${choice}`}
          onChange={() => chooseLanguage(choice)}
        >
          {t('language:name', { lng: choice })}
        </Toggle>
      ))}
      {MODES.map((mode) => (
        <Toggle
          key={mode}
          look="help-button"
          icon={ICONS[mode]}
          on={viewing[mode]}
          testId={mode}
          onChange={(on) => chooseMode(mode, on)}
        >
          {t(`common:mode.${mode}.${viewing[mode] ? 'off' : 'on'}`)}
        </Toggle>
      ))}
      <CardButton look="help-button help-call-button" testId="ask-for-help" onPress={() => void askForHelp()}>
        <Icon name="bell" />
        {t('help:call.button')}
      </CardButton>
    </fieldset>
  )
}
