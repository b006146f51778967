// A step that has to say why: giving back, withdrawing.
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { reasonSchema } from '../../../shared/desk/desk-event.ts'
import { Button } from '../../ui/button.tsx'

interface ReasonFormProps {
  what: 'return' | 'withdraw'
  busy: boolean
  leave: () => void
  send: (reason: string) => void
}

export function ReasonForm({ what, busy, leave, send }: ReasonFormProps) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const written = reasonSchema.safeParse(reason)
  return (
    <form
      className="small-form"
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        if (!busy && written.success) send(written.data)
      }}
    >
      <label htmlFor="step-reason">{t(`desk:reason.${what}`)}</label>
      <textarea
        id="step-reason"
        rows={2}
        maxLength={300}
        required
        value={reason}
        data-testid="step-reason"
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="button-row">
        <Button submit look="primary" busy={busy} disabled={!written.success} testId={`confirm-${what}`}>
          {t(`desk:action.confirm-${what}`)}
        </Button>
        <Button testId="leave-form" onPress={leave}>
          {t('desk:action.leave')}
        </Button>
      </div>
    </form>
  )
}
