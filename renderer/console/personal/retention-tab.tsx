// 到期: requests whose period is over, for somebody to decide on who did not answer them; what comes next; what is gone already.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hubPersonDataApi, type RetentionRow } from '../../../shared/api/hub-person-data.ts'
import type { Failure } from '../../../shared/result.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { useLoad } from '../../ui/use-load.ts'
import { Waiting } from '../../ui/waiting.tsx'
import { callSignedIn } from '../session.ts'
import { ErasedTable } from './erased-table.tsx'
import { RetentionTable } from './retention-table.tsx'

export function RetentionTab({ mayDestroy }: { mayDestroy: boolean }) {
  const { t } = useTranslation()
  const [changes, setChanges] = useState(0)
  const [note, setNote] = useState('')
  const { loaded, retry } = useLoad('retention', changes, () => callSignedIn(hubPersonDataApi.retention, {}))
  if (loaded.state === 'waiting') return <Waiting what={t('console:loading')} />
  if (loaded.state === 'failed') return <FailureNote failure={loaded.failure} retry={retry} />
  const { past, ahead, erased, retentionYears } = loaded.value
  return (
    <>
      <p className="note">{t('personal:retention.rule', { years: retentionYears })}</p>
      <p className={note === '' ? 'unseen' : 'note note-good'} role="status" data-testid="retention-note">
        {note}
      </p>
      <PastCard
        rows={past}
        mayDestroy={mayDestroy}
        done={(count) => {
          setNote(t('personal:retention.destroyed', { count }))
          setChanges((n) => n + 1)
        }}
      />
      <section className="card" aria-labelledby="retention-ahead">
        <h2 id="retention-ahead">{t('personal:retention.ahead')}</h2>
        {ahead.length === 0 ? (
          <p className="soft">{t('personal:retention.none-ahead')}</p>
        ) : (
          <RetentionTable rows={ahead} label={t('personal:retention.ahead')} />
        )}
      </section>
      <section className="card" aria-labelledby="retention-erased">
        <h2 id="retention-erased">{t('personal:retention.erased')}</h2>
        <p className="soft">{t('personal:retention.erased-hint')}</p>
        {erased.length === 0 ? <p className="soft">{t('personal:retention.none-erased')}</p> : <ErasedTable rows={erased} />}
      </section>
    </>
  )
}

interface PastCardProps {
  rows: readonly RetentionRow[]
  mayDestroy: boolean
  done: (count: number) => void
}

function PastCard({ rows, mayDestroy, done }: PastCardProps) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [confirming, setConfirming] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | undefined>()
  const destroy = async () => {
    setBusy(true)
    setFailure(undefined)
    const answer = await callSignedIn(hubPersonDataApi.erasePastRetention, { ids: [...chosen] })
    setBusy(false)
    setConfirming(false)
    if (!answer.ok) {
      setFailure(answer.error)
      return
    }
    setChosen([])
    done(answer.value.erased)
  }
  return (
    <section className="card" aria-labelledby="retention-past">
      <h2 id="retention-past">{t('personal:retention.past')}</h2>
      {failure === undefined ? null : <FailureNote failure={failure} />}
      {rows.length === 0 ? (
        <p className="soft" data-testid="none-past">
          {t('personal:retention.none-past')}
        </p>
      ) : (
        <>
          {mayDestroy ? null : <p className="soft">{t('personal:retention.not-yours')}</p>}
          <RetentionTable
            rows={rows}
            label={t('personal:retention.past')}
            {...(mayDestroy && { choosing: { chosen, choose: setChosen } })}
          />
          {mayDestroy && !confirming ? (
            <Button disabled={chosen.length === 0} testId="destroy" onPress={() => setConfirming(true)}>
              {t('personal:retention.destroy', { count: chosen.length })}
            </Button>
          ) : null}
          {confirming ? (
            <div className="note note-warn" role="alert" data-testid="destroy-question">
              <p>{t('personal:retention.destroy-question', { count: chosen.length })}</p>
              <div className="button-row">
                <Button look="primary" busy={busy} testId="confirm-destroy" onPress={() => void destroy()}>
                  {t('personal:retention.confirm')}
                </Button>
                <Button testId="keep-files" onPress={() => setConfirming(false)}>
                  {t('personal:keep')}
                </Button>
              </div>
            </div>
          ) : null}
        </>
      )}
    </section>
  )
}
