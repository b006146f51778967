// Giving back and withdrawing: steps that say only why.
import { useTranslation } from 'react-i18next'
import { StepForm } from './step-form.tsx'

interface ReasonFormProps {
  what: 'return' | 'withdraw'
  busy: boolean
  leave: () => void
  send: (reason: string) => void
}

export function ReasonForm({ what, ...step }: ReasonFormProps) {
  const { t } = useTranslation()
  return (
    <StepForm {...step} label={t(`desk:reason.${what}`)} confirm={t(`desk:action.confirm-${what}`)} testId={`confirm-${what}`} />
  )
}
