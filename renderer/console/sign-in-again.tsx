// The session has ended: sign in again over the page, so that what was being written stays where it is.
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { signOut } from './session.ts'
import { SignInForm } from './sign-in-form.tsx'

export function SignInAgain({ name }: { name: string }) {
  const { t } = useTranslation()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
    dialog.current?.querySelector<HTMLInputElement>('input[type=password]')?.focus()
  }, [])
  return (
    // Escape would leave a page on which nothing works any more.
    <dialog
      ref={dialog}
      className="card sign-in-again"
      aria-labelledby="sign-in-again"
      data-testid="session-ended"
      onCancel={(event) => event.preventDefault()}
    >
      <h2 id="sign-in-again">{t('console:session-ended.title')}</h2>
      <p className="soft">{t('console:session-ended.kept')}</p>
      <SignInForm knownName={name} />
      <Button onPress={() => void signOut()}>{t('console:session-ended.leave')}</Button>
    </dialog>
  )
}
