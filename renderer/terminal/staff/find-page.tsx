// Look-up by receipt number at the window: no query code, so only where a matter stands, never what was answered.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { terminalRolesApi } from '../../../shared/api/terminal-roles.ts'
import type { Failure } from '../../../shared/result.ts'
import { Button } from '../../ui/button.tsx'
import { CodeField } from '../../ui/code-field.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { Page } from '../frame/page.tsx'
import { askAs } from '../state/grant.ts'

const NUMBER_ID = 'input-staff-receipt'

export function FindPage({ open, back }: { open: (receipt: string) => void; back: () => void }) {
  const { t } = useTranslation()
  const [number, setNumber] = useState('')
  const [looking, setLooking] = useState(false)
  const [failure, setFailure] = useState<Failure | undefined>()
  const find = async () => {
    setLooking(true)
    const found = await askAs(terminalRolesApi.findItem, { number })
    setLooking(false)
    setFailure(found.ok ? undefined : found.error)
    if (found.ok) open(found.value.receipt)
  }
  return (
    <Page
      turn={failure === undefined ? 'find' : 'find/failed'}
      onBack={back}
      onward={
        <Button look="primary" icon="search" testId="find" busy={looking} onPress={() => void find()}>
          {looking ? t('common:looking') : t('staff:find.button')}
        </Button>
      }
    >
      <form
        className="question"
        onSubmit={(event) => {
          event.preventDefault()
          void find()
        }}
      >
        {failure === undefined ? null : <FailureNote failure={failure} />}
        <h1>{t('staff:find.title')}</h1>
        <p className="question-hint">{t('staff:find.hint')}</p>
        <CodeField
          id={NUMBER_ID}
          testId="staff-receipt-input"
          label={t('terminal:receipt.number')}
          value={number}
          onChange={setNumber}
        />
      </form>
    </Page>
  )
}
