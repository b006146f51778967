// Before what was written is thrown away: a full page asks, not a pop-up.
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Page } from '../frame/page.tsx'

export function LeavePage({ stay, leave }: { stay: () => void; leave: () => void }) {
  const { t } = useTranslation()
  return (
    <Page
      turn="leave"
      // 返回 would be a second 继续填写; and a second tap on 首页 must not answer the question.
      backHidden
      homeHidden
      onward={
        <div className="two-ways">
          <Button testId="leave-form" onPress={leave}>
            {t('terminal:leave.leave')}
          </Button>
          <Button look="primary" testId="stay-in-form" onPress={stay}>
            {t('terminal:leave.stay')}
          </Button>
        </div>
      }
    >
      <div className="question" data-testid="leave-question">
        <h1>{t('terminal:leave.title')}</h1>
        <p>{t('terminal:leave.text')}</p>
      </div>
    </Page>
  )
}
