// 第一次用: five pages of a picture and two sentences, about forty seconds. Nothing turns by itself; 首页 leaves at once, from every page.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Page } from '../frame/page.tsx'
import { goHome } from '../state/way.ts'
import { FIRST_USE_STEPS } from './first-use-steps.ts'
import { SmallScreen } from './small-screen.tsx'

export function FirstUsePage() {
  const { t } = useTranslation()
  const [at, setAt] = useState(0)
  const step = FIRST_USE_STEPS[at] ?? FIRST_USE_STEPS[0]
  const last = at === FIRST_USE_STEPS.length - 1
  return (
    <Page
      turn={`first-use/${step}`}
      onward={
        <Button look="primary" testId={last ? 'first-use-done' : 'next'} onPress={last ? goHome : () => setAt(at + 1)}>
          {t(last ? 'help:first-use.done' : 'common:next')}
        </Button>
      }
      {...(at > 0 && { onBack: () => setAt(at - 1) })}
    >
      <div className="first-use" data-testid="first-use-page" data-step={step}>
        <p className="small soft">{t('help:first-use.of', { step: at + 1, steps: FIRST_USE_STEPS.length })}</p>
        <h1>{t(`help:first-use.${step}.title`)}</h1>
        <div className="first-use-step">
          <SmallScreen key={step} step={step} />
          <p className="first-use-words">{t(`help:first-use.${step}.text`)}</p>
        </div>
      </div>
    </Page>
  )
}
