// One submission, opened: what was written under the labels of the form it was written on (R39), and the replies.
import { useTranslation } from 'react-i18next'
import type { OpenedSubmission } from '../../shared/api/hub-console.ts'
import { type Answers, askedFields, type SubmissionKind } from '../../shared/requests/form.ts'
import { formVersion } from '../../shared/requests/forms.ts'
import { Button } from '../ui/button.tsx'
import { momentText } from '../ui/dates.ts'
import { currentLanguage } from '../ui/language.ts'
import { ReplyBox } from './reply-box.tsx'

interface SubmissionViewProps {
  submission: OpenedSubmission
  changed: (submission: OpenedSubmission) => void
  close: () => void
}

export function SubmissionView({ submission, changed, close }: SubmissionViewProps) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const { row } = submission
  return (
    <>
      <header className="section-head">
        <Button icon="back" onPress={close} testId="back-to-inbox">
          {t('console:submission.back')}
        </Button>
        <h1>
          {t(`console:kind.${row.kind}`)} <span className="receipt-cell">{row.receipt}</span>
        </h1>
        <span className={`tag tag-${row.state}`}>{t(`console:state.${row.state}`)}</span>
      </header>
      <dl className="facts-row">
        <Fact name={t('console:inbox.terminal')} value={row.terminal} />
        <Fact
          name={t('console:inbox.submitted')}
          value={`${momentText(row.submittedAt, language)} ${row.clockTrusted ? '' : t('console:inbox.clock-untrusted')}`}
        />
        <Fact name={t('console:inbox.received')} value={momentText(row.receivedAt, language)} />
        {submission.document === undefined ? null : <Fact name={t('console:submission.about')} value={submission.document} />}
      </dl>
      <div className="two-columns">
        <section className="card">
          <h2>{t('console:submission.answers')}</h2>
          <WrittenAnswers kind={row.kind} version={submission.formVersion} answers={submission.answers} />
        </section>
        <div className="column">
          {submission.replies.length === 0 ? null : (
            <section className="card">
              <h2>{t('console:submission.replies')}</h2>
              {submission.replies.map((reply) => (
                <div key={reply.sentAt} className="reply" data-testid="reply">
                  <p className="reply-text">{reply.body}</p>
                  <p className="soft">
                    {reply.answeredBy} · {momentText(reply.sentAt, language)} ·{' '}
                    {reply.delivered ? t('console:submission.delivered') : t('console:submission.not-delivered')}
                  </p>
                </div>
              ))}
            </section>
          )}
          <ReplyBox id={row.id} sent={changed} />
        </div>
      </div>
    </>
  )
}

function WrittenAnswers({ kind, version, answers }: { kind: SubmissionKind; version: number; answers: Answers }) {
  const { t } = useTranslation()
  const form = formVersion(kind, version)
  if (form === undefined) {
    return (
      <>
        <p className="soft">{t('console:submission.form-unknown', { version })}</p>
        <dl className="answers">
          {Object.entries(answers).map(([field, answer]) => (
            <Fact key={field} name={field} value={answer} />
          ))}
        </dl>
      </>
    )
  }
  return (
    <dl className="answers" data-testid="answers">
      {askedFields(form, answers).map((field) => {
        const answer = answers[field.id]
        return answer === undefined ? null : (
          <Fact
            key={field.id}
            name={t(`forms:${kind}.field.${field.id}.label`)}
            value={field.type === 'choice' ? t(`forms:${kind}.field.${field.id}.option.${answer}`) : answer}
          />
        )
      })}
    </dl>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}
