// The first field of a session asks once how somebody wants to write.
import { useTranslation } from 'react-i18next'
import { type Script, scriptsAskedIn } from '../../../shared/typing/field-keys.ts'
import { Button, CardButton } from '../../ui/button.tsx'
import { useViewing } from '../state/viewing.ts'
import { chooseScript, closeKeyboard } from './keyboard-state.ts'

export function ScriptQuestion() {
  const { t } = useTranslation()
  const language = useViewing((viewing) => viewing.language)
  return (
    <div className="script-question" data-testid="script-question">
      <h2>{t('keyboard:question')}</h2>
      <div className="script-ways">
        {scriptsAskedIn(language).map((script: Script) => (
          <CardButton key={script} look="script-way" testId={`choose-${script}`} onPress={() => chooseScript(script)}>
            <b>{t(`keyboard:way.${script}`)}</b>
            <span>{t(`keyboard:about.${script}`)}</span>
          </CardButton>
        ))}
      </div>
      <Button testId="key-close" onPress={closeKeyboard}>
        {t('keyboard:key.close')}
      </Button>
    </div>
  )
}
