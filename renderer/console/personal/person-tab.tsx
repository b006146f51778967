// 查一个人: asked for by what the person shows at the window; found, shown, copied for them, erased where it was given freely.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hubPersonDataApi, type PersonDataRow, type PersonQuestion } from '../../../shared/api/hub-person-data.ts'
import type { Failure, Result } from '../../../shared/result.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { download } from '../download.ts'
import { callSignedIn } from '../session.ts'
import { EraseForm } from './erase-form.tsx'
import { PersonQuestionForm } from './person-question-form.tsx'
import { PersonTable } from './person-table.tsx'
import { ShownSubmission } from './shown-submission.tsx'

interface Found {
  readonly question: PersonQuestion
  readonly rows: readonly PersonDataRow[]
  readonly retentionYears: number
}

export function PersonTab() {
  const { t } = useTranslation()
  const [found, setFound] = useState<Found | undefined>()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [shown, setShown] = useState<string | undefined>()
  const [erasing, setErasing] = useState(false)
  const [busy, setBusy] = useState(false)
  const [note, setNote] = useState('')
  const [failure, setFailure] = useState<Failure | undefined>()

  async function asked<Value>(call: () => Promise<Result<Value>>, done: (value: Value) => void): Promise<void> {
    if (busy) return
    setBusy(true)
    setFailure(undefined)
    setNote('')
    const answer = await call()
    setBusy(false)
    if (answer.ok) done(answer.value)
    else setFailure(answer.error)
  }
  const find = (question: PersonQuestion, said = '') =>
    asked(
      () => callSignedIn(hubPersonDataApi.find, { person: question }),
      (answer) => {
        setFound({ question, ...answer })
        setChosen([])
        setShown(undefined)
        setErasing(false)
        setNote(said === '' ? t('personal:found', { count: answer.rows.length }) : said)
      },
    )
  const copy = (person: PersonQuestion) =>
    asked(
      () => callSignedIn(hubPersonDataApi.export, { person }),
      ({ files }) => {
        for (const file of files) download(file)
        setNote(t('personal:copied'))
      },
    )
  return (
    <>
      <PersonQuestionForm busy={busy} find={(question) => void find(question)} />
      {failure === undefined ? null : <FailureNote failure={failure} />}
      <p className={note === '' ? 'unseen' : 'note note-good'} role="status" data-testid="person-note">
        {note}
      </p>
      {found === undefined || found.rows.length === 0 ? null : (
        <section className="card" aria-labelledby="person-found">
          <div className="card-head">
            <h2 id="person-found">{t('personal:held')}</h2>
            <div className="button-row">
              <Button icon="down" busy={busy} testId="person-export" onPress={() => void copy(found.question)}>
                {t('personal:export')}
              </Button>
              {found.rows.some(({ goesOnDemand }) => goesOnDemand) ? (
                <Button disabled={chosen.length === 0} testId="person-erase" onPress={() => setErasing(true)}>
                  {t('personal:erase-chosen', { count: chosen.length })}
                </Button>
              ) : null}
            </div>
          </div>
          {erasing ? (
            <EraseForm
              rows={found.rows.filter(({ id }) => chosen.includes(id))}
              busy={busy}
              leave={() => setErasing(false)}
              send={(ground) =>
                void asked(
                  () => callSignedIn(hubPersonDataApi.erase, { person: found.question, ids: [...chosen], ground }),
                  ({ erased }) => void find(found.question, t('personal:erased', { count: erased })),
                )
              }
            />
          ) : null}
          <PersonTable
            rows={found.rows}
            retentionYears={found.retentionYears}
            chosen={chosen}
            choose={setChosen}
            show={(id) => setShown(id === shown ? undefined : id)}
            shown={shown}
          />
          {shown === undefined ? null : <ShownSubmission key={shown} id={shown} />}
        </section>
      )}
    </>
  )
}
