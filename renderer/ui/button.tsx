// Buttons: one look for going on, one for everything else; a word always, an icon beside it at most.
import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

interface ButtonProps {
  children: ReactNode
  onPress?: () => void
  look?: 'primary' | 'plain' | 'wash'
  icon?: IconName
  submit?: boolean
  disabled?: boolean
  busy?: boolean
  pressed?: boolean
  testId?: string
  lang?: string
}

export function Button(props: ButtonProps) {
  const { children, onPress, look = 'plain', icon, submit = false, disabled = false, busy = false, pressed, testId, lang } = props
  return (
    <button
      type={submit ? 'submit' : 'button'}
      className={`button button-${look}`}
      disabled={disabled}
      aria-busy={busy || undefined}
      aria-pressed={pressed}
      data-testid={testId}
      lang={lang}
      onClick={busy ? undefined : onPress}
    >
      {icon === undefined ? null : <Icon name={icon} />}
      <span>{children}</span>
    </button>
  )
}
