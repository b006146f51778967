// 存到U盘用的文件: the code with this hub's address, for a terminal at which nobody wants to type sixteen characters.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ENROLMENT_FILE, stickEnrolmentSchema } from '../../shared/api/stick.ts'
import { Button } from '../ui/button.tsx'

/** Names under which only this very machine reaches itself. */
const LOCAL_HOSTS = ['localhost', '127.0.0.1', '[::1]']

export function StickFile({ code }: { code: string }) {
  const { t } = useTranslation()
  const [address, setAddress] = useState(location.origin)
  const origin = originOf(address)
  const file = stickEnrolmentSchema.safeParse({ format: 1, hub: origin, code })
  const local = origin !== undefined && LOCAL_HOSTS.includes(new URL(origin).hostname)
  return (
    <div className="stick-file">
      <label htmlFor="hub-address">{t('console:enrolment.address')}</label>
      <div className="button-row">
        <input
          id="hub-address"
          type="url"
          maxLength={300}
          value={address}
          aria-describedby="hub-address-hint"
          aria-invalid={!file.success}
          data-testid="hub-address"
          onChange={(event) => setAddress(event.target.value)}
        />
        <Button
          icon="down"
          disabled={!file.success}
          testId="download-code"
          onPress={() => {
            if (file.success) save(ENROLMENT_FILE, `${JSON.stringify(file.data)}\n`)
          }}
        >
          {t('console:enrolment.to-stick')}
        </Button>
      </div>
      <p id="hub-address-hint">
        {!file.success
          ? t('console:enrolment.address-wrong')
          : local
            ? t('console:enrolment.address-local')
            : t('console:enrolment.stick-hint', { file: ENROLMENT_FILE })}
      </p>
    </div>
  )
}

function originOf(typed: string): string | undefined {
  return URL.canParse(typed) ? new URL(typed).origin : undefined
}

function save(name: string, text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
