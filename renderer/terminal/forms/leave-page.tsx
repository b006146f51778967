// Before what was written is thrown away: a full page asks, not a pop-up.
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Page } from '../frame/page.tsx'

export function LeavePage({ stay, leave }: { stay: () => void; leave: () => void }) {
  const { t } = useTranslation()
  return (
    <Page
      turn="leave"
      onBack={stay}
      // A second tap on 首页 must not answer the question.
      homeHidden
      onward={
        <Button look="primary" testId="stay-in-form" onPress={stay}>
          {t('terminal:leave.stay')}
        </Button>
      }
    >
      <div className="question" data-testid="leave-question">
        <h1>{t('terminal:leave.title')}</h1>
        <p>{t('terminal:leave.text')}</p>
        <div className="button-row">
          <Button testId="leave-form" onPress={leave}>
            {t('terminal:leave.leave')}
          </Button>
        </div>
      </div>
    </Page>
  )
}
