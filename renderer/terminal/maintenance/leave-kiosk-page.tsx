// 退出: ends the terminal's programs. A page in a browser can't, and says how it is done there.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Page } from '../frame/page.tsx'
import { useAtTheDesk } from '../state/grant.ts'
import { terminalShell } from '../state/shell.ts'

export function LeaveKioskPage({ back }: { back: () => void }) {
  const { t } = useTranslation()
  const grant = useAtTheDesk((desk) => desk.grant)
  const [refused, setRefused] = useState(false)
  const shell = terminalShell()
  const leave = async () => {
    if (shell === undefined || grant === undefined) return
    setRefused((await shell.leaveKiosk(grant)) === 'refused')
  }
  return (
    <Page
      turn="leave-kiosk"
      onBack={back}
      onward={
        shell === undefined ? null : (
          <Button look="primary" testId="leave-kiosk" onPress={() => void leave()}>
            {t('maintenance:leave.button')}
          </Button>
        )
      }
    >
      <h1>{t('maintenance:task.leave.name')}</h1>
      {refused ? (
        <p className="note note-warn" role="alert">
          {t('failure:no-grant')}
        </p>
      ) : null}
      <p data-testid="leave-how">{t(shell === undefined ? 'maintenance:leave.in-browser' : 'maintenance:leave.what')}</p>
      <p className="soft">{t('maintenance:leave.nothing-lost')}</p>
    </Page>
  )
}
