// Signing in.
import { useTranslation } from 'react-i18next'
import { Languages } from './languages.tsx'
import { SignInForm } from './sign-in-form.tsx'

export function SignInPage() {
  const { t } = useTranslation()
  return (
    <main className="sign-in">
      <div className="card">
        <p className="soft">{t('console:title')}</p>
        <h1>{t('console:sign-in.title')}</h1>
        <SignInForm />
        <Languages />
      </div>
    </main>
  )
}
