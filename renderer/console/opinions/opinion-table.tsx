// The opinions of a call in the order in which they came: who, what, what was decided. The text for publication is edited in its row, beside the original.
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DECIDED_AT_ONCE_MAX, type Opinion } from '../../../shared/api/hub-opinions.ts'
import { OPINION_MAX_CHARACTERS } from '../../../shared/opinions/decision.ts'
import { Button } from '../../ui/button.tsx'
import { Moment } from '../moment.tsx'

interface OpinionTableProps {
  opinions: readonly Opinion[]
  chosen: readonly string[]
  choose: (ids: readonly string[]) => void
  busy: boolean
  /** True once it is kept. */
  edit: (submission: string, text: string) => Promise<boolean>
}

export function OpinionTable({ opinions, chosen, choose, busy, edit }: OpinionTableProps) {
  const { t } = useTranslation()
  const [editing, setEditing] = useState<string | undefined>()
  /** The row to come back to. */
  const [last, setLast] = useState<string | undefined>()
  const leave = () => {
    setLast(editing)
    setEditing(undefined)
  }
  const open = opinions.filter(({ decision }) => decision === undefined).map(({ id }) => id)
  const undecided = open.slice(0, DECIDED_AT_ONCE_MAX)
  return (
    <div className="column">
      {undecided.length === 0 && chosen.length === 0 ? null : (
        <div className="button-row">
          {undecided.length === 0 ? null : (
            <Button testId="choose-undecided" onPress={() => choose(undecided)}>
              {t('adoption:opinions.choose-undecided', { count: undecided.length })}
            </Button>
          )}
          <Button disabled={chosen.length === 0} testId="choose-none" onPress={() => choose([])}>
            {t('adoption:opinions.choose-none')}
          </Button>
        </div>
      )}
      <div className="table-card">
        <table data-testid="opinion-table">
          <caption className="unseen">{t('adoption:opinions.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('adoption:opinions.number')}</th>
              <th scope="col">{t('adoption:opinions.person')}</th>
              <th scope="col">{t('adoption:opinions.opinion')}</th>
              <th scope="col">{t('adoption:opinions.decision')}</th>
            </tr>
          </thead>
          <tbody>
            {opinions.map((opinion, at) => (
              <tr key={opinion.id} data-testid="opinion-row" data-receipt={opinion.receipt}>
                <td className="nowrap">
                  {opinion.fixed ? (
                    at + 1
                  ) : (
                    <label className="check-line">
                      <input
                        type="checkbox"
                        aria-label={t('adoption:opinions.choose', { number: at + 1 })}
                        data-testid="choose-opinion"
                        checked={chosen.includes(opinion.id)}
                        onChange={({ target }) =>
                          choose(target.checked ? [...chosen, opinion.id] : chosen.filter((one) => one !== opinion.id))
                        }
                      />
                      {at + 1}
                    </label>
                  )}
                </td>
                <td>
                  <span className="nowrap">
                    {opinion.person ?? <span className="soft">{t('adoption:opinions.nameless')}</span>}
                  </span>
                  <span className="soft opinion-line">
                    {opinion.submittedOn}{' '}
                    {opinion.handedIn === undefined ? opinion.terminalName : t(`handin:way-short.${opinion.handedIn.way}`)}
                  </span>
                  {opinion.late ? <span className="tag tag-warn">{t('adoption:opinions.late')}</span> : null}
                </td>
                <td className="opinion-cell">
                  {editing === opinion.id ? (
                    <EditForm
                      opinion={opinion}
                      number={at + 1}
                      busy={busy}
                      leave={leave}
                      save={async (text) => {
                        if (await edit(opinion.id, text)) leave()
                      }}
                    />
                  ) : (
                    <Written opinion={opinion} focused={opinion.id === last} edit={() => setEditing(opinion.id)} />
                  )}
                </td>
                <td className="decision-cell">
                  <Decided opinion={opinion} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

interface WrittenProps {
  opinion: Opinion
  /** Its form was just closed. */
  focused: boolean
  edit: () => void
}

function Written({ opinion: { original, text, stance, fixed }, focused, edit }: WrittenProps) {
  const { t } = useTranslation()
  const button = useRef<HTMLButtonElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it takes the form's place
  useEffect(() => {
    if (focused) button.current?.focus()
  }, [])
  const isEdited = text !== original
  return (
    <>
      {stance === undefined ? null : <span className="tag">{t(`forms:opinion.field.stance.option.${stance}`)}</span>}
      {isEdited ? <span className="soft opinion-line">{t('adoption:opinions.original')}</span> : null}
      <p className="opinion-text" data-testid="original">
        {original}
      </p>
      {isEdited ? (
        <>
          <span className="soft opinion-line">{t('adoption:opinions.published-as')}</span>
          <p className="opinion-text" data-testid="for-publication">
            {text}
          </p>
        </>
      ) : null}
      {fixed ? null : (
        <button type="button" className="link" ref={button} data-testid="edit-opinion" onClick={edit}>
          {t('adoption:opinions.edit')}
        </button>
      )}
    </>
  )
}

interface EditFormProps {
  opinion: Opinion
  number: number
  busy: boolean
  leave: () => void
  save: (text: string) => Promise<void>
}

function EditForm({ opinion: { id, original, text: before }, number, busy, leave, save }: EditFormProps) {
  const { t } = useTranslation()
  const [text, setText] = useState(before)
  const area = useRef<HTMLTextAreaElement>(null)
  useEffect(() => area.current?.focus(), [])
  return (
    <form
      className="small-form"
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        if (!busy && text.trim() !== '') void save(text.trim())
      }}
    >
      <span className="soft">{t('adoption:opinions.original')}</span>
      <p className="opinion-text">{original}</p>
      <label htmlFor={`edit-${id}`}>{t('adoption:opinions.edit-label', { number })}</label>
      <textarea
        id={`edit-${id}`}
        ref={area}
        rows={4}
        maxLength={OPINION_MAX_CHARACTERS}
        aria-describedby={`hint-${id}`}
        value={text}
        data-testid="opinion-text"
        onChange={(event) => setText(event.target.value)}
      />
      <p id={`hint-${id}`} className="soft">
        {t('adoption:opinions.edit-hint')}
      </p>
      <div className="button-row">
        <Button submit look="primary" busy={busy} disabled={text.trim() === ''} testId="save-opinion">
          {t('adoption:opinions.save')}
        </Button>
        <Button testId="leave-edit" onPress={leave}>
          {t('adoption:opinions.leave')}
        </Button>
      </div>
    </form>
  )
}

function Decided({ opinion: { decision, fixed } }: { opinion: Opinion }) {
  const { t } = useTranslation()
  if (decision === undefined) return <span className="tag tag-warn">{t('adoption:opinions.undecided')}</span>
  return (
    <>
      <span className="tag tag-answered" data-testid="verdict">
        {t(`adoption:verdict.${decision.verdict}`)}
      </span>
      {decision.reason === undefined ? null : (
        <p className="opinion-text">{t('adoption:opinions.reason', { reason: decision.reason })}</p>
      )}
      <span className="soft opinion-line">
        {decision.by} <Moment at={decision.at} />
      </span>
      {fixed ? <span className="soft opinion-line">{t('adoption:opinions.fixed')}</span> : null}
    </>
  )
}
