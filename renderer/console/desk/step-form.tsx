// A step that has to say why: its own fields above, the reason, and the two buttons.
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { reasonSchema } from '../../../shared/desk/desk-event.ts'
import { Button } from '../../ui/button.tsx'

interface StepFormProps {
  /** Above the reason. */
  children?: ReactNode
  label: string
  confirm: string
  testId: string
  busy: boolean
  leave: () => void
  send: (reason: string) => void
}

export function StepForm({ children, label, confirm, testId, busy, leave, send }: StepFormProps) {
  const { t } = useTranslation()
  const id = useId()
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
      {children}
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        rows={2}
        maxLength={300}
        required
        value={reason}
        data-testid="step-reason"
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="button-row">
        <Button submit look="primary" busy={busy} disabled={!written.success} testId={testId}>
          {confirm}
        </Button>
        <Button testId="leave-form" onPress={leave}>
          {t('desk:action.leave')}
        </Button>
      </div>
    </form>
  )
}
