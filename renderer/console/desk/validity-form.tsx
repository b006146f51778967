// 失效、废止、已修改: what a document is from now on, what takes its place, and why.
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hubDeskApi } from '../../../shared/api/hub-desk.ts'
import { VALIDITY } from '../../../shared/content/document.ts'
import { reasonSchema } from '../../../shared/desk/desk-event.ts'
import { Button } from '../../ui/button.tsx'
import { useLoad } from '../../ui/use-load.ts'
import { callSignedIn } from '../session.ts'

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
  const [reason, setReason] = useState('')
  const { loaded } = useLoad('desk-for-validity', 0, () => callSignedIn(hubDeskApi.rows, {}))
  const others = loaded.state === 'ready' ? loaded.value.rows.filter((row) => row.publishedOn !== undefined && row.id !== id) : []
  const written = reasonSchema.safeParse(reason)
  return (
    <form
      className="small-form"
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        if (busy || !written.success) return
        send({ validity, reason: written.data, ...(replacedBy !== '' && { replacedBy }) })
      }}
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
      <label htmlFor="validity-reason">{t('desk:reason.validity')}</label>
      <textarea
        id="validity-reason"
        rows={2}
        maxLength={300}
        required
        value={reason}
        data-testid="step-reason"
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="button-row">
        <Button submit look="primary" busy={busy} disabled={!written.success} testId="confirm-validity">
          {t('desk:validity.confirm')}
        </Button>
        <Button testId="leave-form" onPress={leave}>
          {t('desk:action.leave')}
        </Button>
      </div>
    </form>
  )
}
