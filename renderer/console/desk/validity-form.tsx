// 失效、废止、已修改: what a document is from now on, what takes its place, and why.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hubDeskApi } from '../../../shared/api/hub-desk.ts'
import { VALIDITY } from '../../../shared/content/document.ts'
import { useLoad } from '../../ui/use-load.ts'
import { callSignedIn } from '../session.ts'
import { StepForm } from './step-form.tsx'

interface SetValidity {
  readonly validity: (typeof VALIDITY)[number]
  readonly replacedBy?: string
  readonly reason: string
}

interface ValidityFormProps {
  id: string
  busy: boolean
  leave: () => void
  send: (set: SetValidity) => void
}

export function ValidityForm({ id, busy, leave, send }: ValidityFormProps) {
  const { t } = useTranslation()
  const [validity, setValidity] = useState<SetValidity['validity']>('repealed')
  const [replacedBy, setReplacedBy] = useState('')
  const { loaded } = useLoad('desk-for-validity', 0, () => callSignedIn(hubDeskApi.rows, {}))
  const others = loaded.state === 'ready' ? loaded.value.rows.filter((row) => row.publishedOn !== undefined && row.id !== id) : []
  return (
    <StepForm
      label={t('desk:reason.validity')}
      confirm={t('desk:validity.confirm')}
      testId="confirm-validity"
      busy={busy}
      leave={leave}
      send={(reason) => send({ validity, reason, ...(replacedBy !== '' && { replacedBy }) })}
    >
      <p>
        <label htmlFor="validity">{t('desk:validity.is')}</label>
        <select
          id="validity"
          value={validity}
          data-testid="validity"
          onChange={(event) => setValidity(VALIDITY.find((one) => one === event.target.value) ?? validity)}
        >
          {VALIDITY.map((one) => (
            <option key={one} value={one}>
              {t(`common:validity.${one}`)}
            </option>
          ))}
        </select>
      </p>
      <p>
        <label htmlFor="replaced-by">{t('desk:validity.replaced-by')}</label>
        <select
          id="replaced-by"
          value={replacedBy}
          data-testid="replaced-by"
          onChange={(event) => setReplacedBy(event.target.value)}
        >
          <option value="">{t('desk:validity.nothing')}</option>
          {others.map((row) => (
            <option key={row.id} value={row.id}>
              {row.title}
            </option>
          ))}
        </select>
      </p>
    </StepForm>
  )
}
