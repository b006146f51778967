// A calm line in the tray when nobody has checked the terminal today (日检).
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { useRegisters } from './use-registers.ts'

export function DailyCheckMissing({ checkNow }: { checkNow: () => void }) {
  const { t } = useTranslation()
  const { loaded } = useRegisters()
  const state = loaded.state === 'ready' ? loaded.value.registers.find(({ id }) => id === 'daily-check')?.state : undefined
  if (state === undefined || state === 'done') return null
  return (
    <div className="note daily-missing" data-testid="daily-missing" data-keep="">
      <p>{t('duty:tray.daily-missing')}</p>
      <Button icon="check" testId="check-now" onPress={checkNow}>
        {t('duty:tray.check-now')}
      </Button>
    </div>
  )
}
