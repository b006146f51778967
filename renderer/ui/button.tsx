// Buttons: one look for going on, one for everything else; a word always, an icon beside it at most.
import { memo, type ReactNode } from 'react'
import { Button as AriaButton, ToggleButton as AriaToggle } from 'react-aria-components'
import { Icon, type IconName } from './icon.tsx'

interface ButtonProps {
  children: ReactNode
  onPress?: () => void
  look?: 'primary' | 'plain' | 'wash'
  icon?: IconName
  /** The icon stands after the word: 下一页. */
  iconAfter?: boolean
  submit?: boolean
  disabled?: boolean
  /** Something is being done: the button keeps its place and the focus, and takes no second press (F14). */
  busy?: boolean
  testId?: string
  lang?: string
}

/** Drawn again when one of its props is another one: with words alone and the same `onPress` it costs nothing in whatever is drawn around it. */
export const Button = memo(function Button(props: ButtonProps) {
  const { children, onPress, look = 'plain', icon, iconAfter = false, submit = false, disabled, busy, testId, lang } = props
  const drawn = icon === undefined ? null : <Icon name={icon} />
  return (
    <AriaButton
      type={submit ? 'submit' : 'button'}
      className={`button button-${look}`}
      isDisabled={disabled ?? false}
      // Not react-aria's own pending state: its announcement leaves a nameless picture behind. The word on the button says what is being done.
      data-pending={busy || undefined}
      data-testid={testId}
      lang={lang}
      {...(onPress && !busy && { onPress })}
    >
      {iconAfter ? null : drawn}
      <span>{children}</span>
      {iconAfter ? drawn : null}
    </AriaButton>
  )
})

interface ToggleProps {
  children: ReactNode
  on: boolean
  onChange: (on: boolean) => void
  /** Class of the place it stands in: `kind`, `help-button`, `filter`. */
  look: string
  icon?: IconName
  testId?: string
  lang?: string
}

/** A button that stays pressed. In a row of which one is chosen, pressing the chosen one again changes nothing. */
export function Toggle({ children, on, onChange, look, icon, testId, lang }: ToggleProps) {
  return (
    <AriaToggle className={look} isSelected={on} onChange={onChange} data-testid={testId} lang={lang}>
      {icon === undefined ? null : <Icon name={icon} />}
      {children}
    </AriaToggle>
  )
}

interface CardButtonProps {
  children: ReactNode
  look: string
  onPress: () => void
  testId?: string
  /** Id of the document it opens, for whoever looks at the page from outside. */
  document?: string
}

/** A whole card to press: a row of a list, a zone's tile. */
export function CardButton({ children, look, onPress, testId, document }: CardButtonProps) {
  return (
    <AriaButton type="button" className={look} onPress={onPress} data-testid={testId} data-document={document}>
      {children}
    </AriaButton>
  )
}
