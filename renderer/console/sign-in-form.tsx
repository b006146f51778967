// Name and password: on the page of whoever comes, and over the page of whose session has ended.
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../shared/result.ts'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { signIn } from './session.ts'

/** `knownName`: already signed in before; the password field is where the writing starts. */
export function SignInForm({ knownName = '' }: { knownName?: string }) {
  const { t } = useTranslation()
  const [name, setName] = useState(knownName)
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | undefined>()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    const failed = await signIn(name, password)
    setBusy(false)
    setFailure(failed)
    setPassword('')
  }
  return (
    <form className="sign-in-form" onSubmit={(event) => void submit(event)}>
      {failure === undefined ? null : <FailureNote failure={failure} />}
      <label htmlFor="name">{t('console:sign-in.name')}</label>
      <input
        id="name"
        type="text"
        autoComplete="username"
        required
        maxLength={60}
        value={name}
        data-testid="name"
        onChange={(event) => setName(event.target.value)}
      />
      <label htmlFor="password">{t('console:sign-in.password')}</label>
      <input
        id="password"
        type="password"
        autoComplete="current-password"
        required
        maxLength={200}
        value={password}
        data-testid="password"
        onChange={(event) => setPassword(event.target.value)}
      />
      <Button submit look="primary" busy={busy} testId="sign-in">
        {busy ? t('console:sign-in.busy') : t('console:sign-in.button')}
      </Button>
    </form>
  )
}
