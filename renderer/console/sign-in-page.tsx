// Signing in.
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../shared/result.ts'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { Languages } from './languages.tsx'
import { signIn } from './session.ts'

export function SignInPage() {
  const { t } = useTranslation()
  const [name, setName] = useState('')
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
  }
  return (
    <main className="sign-in">
      <form className="card" onSubmit={(event) => void submit(event)}>
        <h1>{t('console:sign-in.title')}</h1>
        {failure === undefined ? null : <FailureNote failure={failure} />}
        <label htmlFor="name">{t('console:sign-in.name')}</label>
        <input
          id="name"
          type="text"
          autoComplete="username"
          required
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
          value={password}
          data-testid="password"
          onChange={(event) => setPassword(event.target.value)}
        />
        <Button submit look="primary" busy={busy} testId="sign-in">
          {busy ? t('console:sign-in.busy') : t('console:sign-in.button')}
        </Button>
        <Languages />
      </form>
    </main>
  )
}
