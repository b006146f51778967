// The help bar, on every page: language by its own name, and 大字版.
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/icon.tsx'
import { LANGUAGES } from '../../ui/language.ts'
import { chooseLanguage, chooseLarge, useViewing } from '../state/viewing.ts'

export function HelpBar() {
  const { t } = useTranslation()
  const { language, large } = useViewing()
  return (
    <fieldset className="help" aria-label={t('common:help-bar')}>
      {LANGUAGES.map((choice) => (
        <button
          key={choice}
          type="button"
          className="help-button"
          aria-pressed={choice === language}
          lang={choice}
          data-testid={`language-${choice}`}
          onClick={() => chooseLanguage(choice)}
        >
          {t('common:language-name', { lng: choice })}
        </button>
      ))}
      <button type="button" className="help-button" aria-pressed={large} data-testid="large" onClick={() => chooseLarge(!large)}>
        <Icon name="letters" />
        {large ? t('common:standard-size') : t('common:large-size')}
      </button>
    </fieldset>
  )
}
