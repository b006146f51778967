// Large digits to touch: PINs and measures need no keyboard, and one that is there works too.
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'

interface DigitPadProps {
  value: string
  onChange: (value: string) => void
  maxLength: number
  /** A decimal point, for measures. */
  point?: boolean
  disabled?: boolean
}

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

export function DigitPad({ value, onChange, maxLength, point = false, disabled = false }: DigitPadProps) {
  const { t } = useTranslation()
  const press = (sign: string) => {
    if (value.length < maxLength && (sign !== '.' || !value.includes('.'))) onChange(`${value}${sign}`)
  }
  const key = (sign: string) => (
    <Button key={sign} testId={sign === '.' ? 'digit-point' : `digit-${sign}`} disabled={disabled} onPress={() => press(sign)}>
      {sign}
    </Button>
  )
  return (
    <fieldset className="digit-pad" aria-label={t('staff:pad.label')} data-keep="" data-repeats="">
      {DIGITS.map(key)}
      <Button testId="digit-back" disabled={disabled} onPress={() => onChange(value.slice(0, -1))}>
        {t('staff:pad.back')}
      </Button>
      {key('0')}
      {point ? (
        key('.')
      ) : (
        <Button testId="digit-clear" disabled={disabled} onPress={() => onChange('')}>
          {t('staff:pad.clear')}
        </Button>
      )}
    </fieldset>
  )
}
