// The choice of language in the console.
import { useTranslation } from 'react-i18next'
import { currentLanguage, LANGUAGES, setLanguage } from '../ui/language.ts'

export function Languages() {
  const { t } = useTranslation()
  const language = currentLanguage()
  return (
    <fieldset className="languages" aria-label={t('console:language')}>
      {LANGUAGES.map((choice) => (
        <button
          key={choice}
          type="button"
          aria-pressed={choice === language}
          lang={choice}
          data-testid={`language-${choice}`}
          onClick={() => setLanguage(choice)}
        >
          {t('language:name', { lng: choice })}
        </button>
      ))}
    </fieldset>
  )
}
