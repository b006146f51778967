// 办理: near repeats, what was done, what waits for agreement, the next step, the documents.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CaseView, hubCasesApi } from '../../shared/api/hub-cases.ts'
import type { CaseAction } from '../../shared/requests/case/case-event.ts'
import { waitsToBePublic } from '../../shared/requests/case/case-state.ts'
import type { Failure } from '../../shared/result.ts'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { useLoad } from '../ui/use-load.ts'
import { Waiting } from '../ui/waiting.tsx'
import { CaseDocuments } from './case-documents.tsx'
import { CaseStepForm } from './case-step-form.tsx'
import { Moment } from './moment.tsx'
import { callSignedIn } from './session.ts'
import { SimilarList } from './similar-list.tsx'

interface CaseCardProps {
  submission: string
  /** Entered at the office: its answer goes on paper. */
  handedIn: boolean
  /** Moves when the day of receipt was confirmed: the case is read again. */
  refresh: number
  /** Something was recorded: the clock above has to be read again. */
  changed: () => void
}

export function CaseCard({ submission, handedIn, refresh, changed }: CaseCardProps) {
  const { t } = useTranslation()
  const [own, setOwn] = useState(0)
  const { loaded, retry } = useLoad(`case-${submission}`, refresh + own, () => callSignedIn(hubCasesApi.case, { id: submission }))
  const [note, setNote] = useState('')
  return (
    <section className="card case" aria-labelledby="case" data-testid="case">
      <h2 id="case">{t('cases:card.title')}</h2>
      <p className="soft" role="status" data-testid="case-note">
        {note}
      </p>
      {loaded.state === 'waiting' ? <Waiting what={t('console:loading')} /> : null}
      {loaded.state === 'failed' ? <FailureNote failure={loaded.failure} retry={retry} /> : null}
      {loaded.state === 'ready' ? (
        <Case
          view={loaded.value}
          handedIn={handedIn}
          recorded={(kind) => {
            setNote(t('cases:card.recorded', { step: t(`cases:step.${kind}`) }))
            setOwn((n) => n + 1)
            changed()
          }}
        />
      ) : null}
    </section>
  )
}

interface CaseProps {
  view: CaseView
  handedIn: boolean
  recorded: (kind: CaseAction['kind']) => void
}

function Case({ view, handedIn, recorded }: CaseProps) {
  const { t } = useTranslation()
  const { similar, state, confirmed } = view
  const granted = similar.filter(({ answered }) => answered === 'granted').length
  return (
    <>
      {similar.length === 0 ? null : (
        <div className="note note-warn" data-testid="similar">
          <p>{t('cases:card.similar')}</p>
          <SimilarList similar={similar} />
          {granted > 0 && state.answer?.code === 'granted' ? <p>{t('cases:card.assess')}</p> : null}
        </div>
      )}
      {waitsToBePublic(state) ? (
        <p className="note" data-testid="to-publish">
          {t('cases:card.to-publish')}
        </p>
      ) : null}
      {confirmed ? null : <p className="note note-warn">{t('cases:card.day-first')}</p>}
      <Entries view={view} />
      {state.proposal === undefined ? null : <Proposal view={view} proposal={state.proposal} recorded={recorded} />}
      <CaseStepForm view={view} handedIn={handedIn} recorded={(_, kind) => recorded(kind)} />
      <CaseDocuments view={view} />
    </>
  )
}

export function Entries({ view }: { view: CaseView }) {
  const { t } = useTranslation()
  if (view.entries.length === 0) return <p className="soft">{t('cases:card.nothing-done')}</p>
  return (
    <ol className="records plain-list" aria-label={t('cases:card.entries')} data-testid="case-entries">
      {view.entries.map(({ id, action, words, by, at }) => (
        <li key={id} data-testid={`entry-${action.kind}`}>
          <strong>
            {action.day} {t(`cases:step.${action.kind}`)}
          </strong>{' '}
          <Details action={action} />
          {words === undefined ? null : <span className="reply-text case-words">{words}</span>}
          <span className="soft record-facts">
            <span>{by}</span>
            <Moment at={at} />
          </span>
        </li>
      ))}
    </ol>
  )
}

function Details({ action }: { action: CaseAction }) {
  const { t } = useTranslation()
  const said = [
    'until' in action ? t('cases:detail.until', { day: action.until }) : undefined,
    'workingDays' in action ? t('cases:detail.working-days', { number: action.workingDays }) : undefined,
    'code' in action ? t(`cases:code.${action.code}`) : undefined,
    'stance' in action ? t(`cases:stance.${action.stance}`) : undefined,
    'basis' in action ? `${t(`cases:basis.${action.basis}`)} ${action.count}` : undefined,
    'document' in action ? action.document : undefined,
    'publish' in action ? t(`cases:publish.${action.publish ? 'yes' : 'no'}`) : undefined,
    'way' in action ? t(`cases:way.${action.way}`) : undefined,
    'result' in action ? t(`cases:result.${action.result}`) : undefined,
  ].filter((one) => one !== undefined)
  return <span>{said.join(' · ')}</span>
}

interface ProposalProps {
  view: CaseView
  proposal: NonNullable<CaseView['state']['proposal']>
  recorded: (kind: CaseAction['kind']) => void
}

export function Proposal({ view, proposal, recorded }: ProposalProps) {
  const { t } = useTranslation()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | undefined>()
  const settle = async (kind: 'extension-approved' | 'extension-declined') => {
    setBusy(true)
    setFailure(undefined)
    const action = { kind, day: view.today, proposal: proposal.id }
    const answer = await callSignedIn(hubCasesApi.act, { id: view.id, action })
    setBusy(false)
    if (answer.ok) recorded(kind)
    else setFailure(answer.error)
  }
  return (
    <div className="note note-warn" data-testid="proposal">
      <p>{t('cases:card.proposal', { number: proposal.workingDays })}</p>
      {failure === undefined ? null : <FailureNote failure={failure} />}
      <div className="button-row">
        <Button look="primary" busy={busy} testId="approve-extension" onPress={() => void settle('extension-approved')}>
          {t('cases:card.approve')}
        </Button>
        <Button busy={busy} testId="decline-extension" onPress={() => void settle('extension-declined')}>
          {t('cases:card.decline')}
        </Button>
      </div>
    </div>
  )
}
