// 删除: which, why, and a second look, because nothing of it comes back.
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonDataRow } from '../../../shared/api/hub-person-data.ts'
import { ERASURE_GROUNDS, type ErasureGround } from '../../../shared/requests/retention.ts'
import { Button } from '../../ui/button.tsx'

interface EraseFormProps {
  rows: readonly PersonDataRow[]
  busy: boolean
  leave: () => void
  send: (ground: ErasureGround) => void
}

export function EraseForm({ rows, busy, leave, send }: EraseFormProps) {
  const { t } = useTranslation()
  const id = useId()
  const [ground, setGround] = useState<ErasureGround | undefined>()
  const title = useRef<HTMLHeadingElement>(null)
  // The pressed button stands above: the focus goes on with the question.
  useEffect(() => title.current?.focus(), [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (ground !== undefined && !busy) send(ground)
  }
  return (
    <form className="note note-warn" onSubmit={submit} aria-labelledby={`${id}-title`} data-testid="erase-form">
      <h3 id={`${id}-title`} ref={title} tabIndex={-1}>
        {t('personal:erase-question', { count: rows.length })}
      </h3>
      <p>{rows.map(({ receipt, kind }) => `${receipt} ${t(`console:kind.${kind}`)}`).join(t('personal:between'))}</p>
      <p>{t('personal:erase-means')}</p>
      <fieldset className="role-choice">
        <legend>{t('personal:ground.title')}</legend>
        {ERASURE_GROUNDS.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name={`${id}-ground`}
              required
              checked={ground === one}
              data-testid={`ground-${one}`}
              onChange={() => setGround(one)}
            />
            {t(`personal:ground.${one}`)}
          </label>
        ))}
      </fieldset>
      <div className="button-row">
        <Button submit look="primary" busy={busy} disabled={ground === undefined} testId="confirm-erase">
          {t('personal:confirm-erase')}
        </Button>
        <Button testId="keep-data" onPress={leave}>
          {t('personal:keep')}
        </Button>
      </div>
    </form>
  )
}
