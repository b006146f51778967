// The last step of a call: its result as a draft of the content desk, and where that stands.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hubOpinionsApi, type OpenedCall } from '../../../shared/api/hub-opinions.ts'
import type { Failure } from '../../../shared/result.ts'
import { Button } from '../../ui/button.tsx'
import { dayText } from '../../ui/dates.ts'
import { currentLanguage } from '../../ui/language.ts'
import { callSignedIn } from '../session.ts'

interface ResultCardProps {
  opened: OpenedCall
  failed: (failure: Failure | undefined) => void
  openDocument: (id: string) => void
}

/** So many are named by their number; a clerk looks for the rest in the table. */
const NAMED_AT_MOST = 20

export function ResultCard({ opened: { call, opinions }, failed, openDocument }: ResultCardProps) {
  const { t } = useTranslation()
  const [busy, setBusy] = useState(false)
  const { result, standing, tally } = call
  const language = currentLanguage()
  const make = async () => {
    setBusy(true)
    failed(undefined)
    const answer = await callSignedIn(hubOpinionsApi.makeResult, { id: call.id })
    setBusy(false)
    if (answer.ok) openDocument(answer.value.document)
    else failed(answer.error)
  }
  const undecided = opinions.flatMap(({ decision }, at) => (decision === undefined ? [at + 1] : []))
  const published = result?.publishedOn
  const isDue = standing?.state !== 'running' && tally.undecided === 0
  const mayMake = result?.elsewhere !== true && (result === undefined || result.stale || published === undefined)
  return (
    <section className="card" aria-labelledby="result-title">
      <h2 id="result-title">{t('adoption:result.title')}</h2>
      {published === undefined ? null : (
        <p data-testid="result-published">{t('adoption:result.published', { day: dayText(published, language) })}</p>
      )}
      {result?.elsewhere === true ? <p className="soft">{t('adoption:result.elsewhere')}</p> : null}
      {result !== undefined && result.stage !== 'published' ? (
        <p data-testid="result-draft">{t('adoption:result.draft', { stage: t(`desk:stage.${result.stage}`) })}</p>
      ) : null}
      {result?.stale === true ? (
        <p className="note note-warn" data-testid="result-stale">
          {t(result.stage === 'published' ? 'adoption:result.stale-published' : 'adoption:result.stale-draft')}
        </p>
      ) : null}
      {standing?.state === 'running' ? (
        <p className="soft">{t('adoption:result.running', { day: dayText(standing.until, language) })}</p>
      ) : null}
      {standing?.state !== 'running' && undecided.length > 0 && mayMake ? (
        <p className="note note-warn" data-testid="result-undecided">
          {t('adoption:result.undecided', {
            count: undecided.length,
            numbers: undecided.slice(0, NAMED_AT_MOST).join(t('adoption:result.between')),
          })}
        </p>
      ) : null}
      {mayMake && isDue ? <p className="soft">{t('adoption:result.hint')}</p> : null}
      <div className="button-row">
        {mayMake ? (
          <Button
            look={result === undefined || result.stale ? 'primary' : 'plain'}
            disabled={!isDue}
            busy={busy}
            testId="make-result"
            onPress={() => void make()}
          >
            {t(busy ? 'adoption:result.making' : result === undefined ? 'adoption:result.make' : 'adoption:result.make-again')}
          </Button>
        ) : null}
        {result === undefined ? null : (
          <Button testId="open-result" onPress={() => openDocument(result.document)}>
            {t(result.stage === 'published' ? 'adoption:result.open-published' : 'adoption:result.open')}
          </Button>
        )}
      </div>
    </section>
  )
}
