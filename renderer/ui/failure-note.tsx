// A failure in words: what happened, what it means, what to do now. Never a code alone.
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../shared/result.ts'
import { Button } from './button.tsx'

/** A failure of ours, or as it came over the wire. */
interface Shown {
  readonly code: string
  readonly params?: Failure['params'] | undefined
}

export function FailureNote({ failure, retry }: { failure: Shown; retry?: () => void }) {
  const { t } = useTranslation()
  return (
    <div className="note note-warn" role="alert" data-testid="failure" data-code={failure.code} data-keep="">
      <p>
        {t(`failure:${failure.code}`, {
          ...failure.params,
          defaultValue: t('failure:unknown', { code: failure.code, defaultValue: t('common:failed') }),
        })}
      </p>
      {retry === undefined ? null : <Button onPress={retry}>{t('common:try-again')}</Button>}
    </div>
  )
}
