// What the person shows at the window: a card, a phone, a receipt. One of them is enough; whatever fits any of them is theirs.
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type PersonQuestion, personQuestionSchema } from '../../../shared/api/hub-person-data.ts'
import { parseReceipt } from '../../../shared/requests/receipt.ts'
import { Button } from '../../ui/button.tsx'

const FIELDS = ['idNumber', 'phone', 'receipt'] as const
type FieldName = (typeof FIELDS)[number]
const EMPTY: Readonly<Record<FieldName, string>> = { idNumber: '', phone: '', receipt: '' }

type Problem = 'nothing-asked' | 'receipt-wrong' | 'too-short'

export function PersonQuestionForm({ busy, find }: { busy: boolean; find: (question: PersonQuestion) => void }) {
  const { t } = useTranslation()
  const id = useId()
  const [typed, setTyped] = useState(EMPTY)
  const [problem, setProblem] = useState<Problem | undefined>()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    const question = questionFrom(typed)
    setProblem(typeof question === 'string' ? question : undefined)
    if (typeof question !== 'string') find(question)
  }
  return (
    <form className="card person-question" onSubmit={submit} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('personal:ask.title')}</h2>
      <p className="soft">{t('personal:ask.hint')}</p>
      <div className="case-fields">
        {FIELDS.map((name) => (
          <p key={name}>
            <label htmlFor={`${id}-${name}`}>{t(`personal:ask.${name}`)}</label>
            <input
              id={`${id}-${name}`}
              type="text"
              autoComplete="off"
              spellCheck={false}
              maxLength={name === 'idNumber' ? 60 : 30}
              value={typed[name]}
              data-testid={`ask-${name}`}
              onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
            />
          </p>
        ))}
      </div>
      {problem === undefined ? null : (
        <p className="note note-warn" role="alert" data-testid="ask-problem">
          {t(`personal:problem.${problem}`)}
        </p>
      )}
      <Button submit look="primary" icon="search" busy={busy} testId="ask-person">
        {t('personal:ask.find')}
      </Button>
    </form>
  )
}

function questionFrom(typed: Readonly<Record<FieldName, string>>): PersonQuestion | Problem {
  const filled = FIELDS.filter((name) => typed[name].trim() !== '')
  if (filled.length === 0) return 'nothing-asked'
  const receipt = filled.includes('receipt') ? parseReceipt(typed.receipt)?.number : undefined
  if (filled.includes('receipt') && receipt === undefined) return 'receipt-wrong'
  const question = personQuestionSchema.safeParse({
    ...Object.fromEntries(filled.map((name) => [name, typed[name]])),
    ...(receipt !== undefined && { receipt }),
  })
  return question.success ? question.data : 'too-short'
}
