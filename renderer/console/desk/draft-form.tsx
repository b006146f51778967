// A document being written: a file or a pasted text, and the fields of its kind. What is wrong stands in one box, each line leading to its field.
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { hubDeskApi, type ShownDeskDocument } from '../../../shared/api/hub-desk.ts'
import type { DocumentKind } from '../../../shared/content/document.ts'
import { type DeskDraft, deskDraftSchema } from '../../../shared/desk/desk-draft.ts'
import type { Failure } from '../../../shared/result.ts'
import { Button } from '../../ui/button.tsx'
import { dayOf } from '../../ui/dates.ts'
import { ErrorSummary, type SummaryLine } from '../../ui/error-summary.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { callSignedIn } from '../session.ts'
import { DraftFields } from './draft-fields.tsx'
import { DraftText, type HandedIn } from './draft-text.tsx'
import { type DraftValues, fieldAt, fieldId, fieldsFrom, formFields, newDocumentId, newValues, valuesOf } from './draft-values.ts'

/** A new document of a kind, with what it begins with; or the next version of one. */
export interface Beginning {
  readonly kind?: DocumentKind
  readonly urgent?: boolean
  readonly title?: string
  readonly text?: string
  readonly document?: ShownDeskDocument
}

interface DraftFormProps {
  beginning: Beginning
  /** 发布机关 of a new document. */
  body: string
  saved: (document: ShownDeskDocument) => void
  leave: () => void
}

export function DraftForm({ beginning, body, saved, leave }: DraftFormProps) {
  const { t } = useTranslation()
  const { document, urgent = false } = beginning
  const base = document?.draft?.fields ?? document?.published
  const [id] = useState(() => document?.row.id ?? newDocumentId(beginning.kind ?? 'notice', dayOf(new Date())))
  const [values, setValues] = useState<DraftValues>(() => startValues(beginning, base, body))
  const [text, setText] = useState<HandedIn>(() => handedIn(beginning))
  const [problems, setProblems] = useState<readonly SummaryLine[]>([])
  const [attempt, setAttempt] = useState(0)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | undefined>()

  /** What was changed is looked at again when it is saved. */
  const mended = (targets: readonly string[]) => setProblems((before) => before.filter(({ target }) => !targets.includes(target)))
  const changeValues = (changed: DraftValues) => {
    const names = [...formFields(changed.kind), ...formFields(values.kind)].map(({ name }) => name)
    mended(names.filter((name) => changed.lines[name] !== values.lines[name]).map(fieldId))
    setValues(changed)
  }
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    const draft = deskDraftSchema.safeParse({
      fields: fieldsFrom(id, values, base),
      ...(text.way === 'file' ? { file: text.file } : { text: text.text === '' ? undefined : text.text }),
      // What was decided about another file says nothing of this one.
      decisions: text.way === 'file' && text.file === document?.draft?.file ? document?.draft?.decisions : {},
    })
    setAttempt((n) => n + 1)
    setProblems(draft.success ? [] : linesFor(draft.error.issues))
    if (!draft.success) return
    setBusy(true)
    setFailure(undefined)
    const answer = await callSignedIn(hubDeskApi.save, { version: document?.row.version ?? 0, draft: draft.data })
    setBusy(false)
    if (answer.ok) saved(answer.value)
    else setFailure(answer.error)
  }
  const linesFor = (issues: readonly z.core.$ZodIssue[]): SummaryLine[] => {
    // The contract looks for a text only once the fields are right: here both are said at once.
    const isMissing = text.way === 'file' ? text.file === undefined : text.text === ''
    const found = issues.map(({ path }) => (path[0] === 'fields' ? fieldAt(path.slice(1)) : 'text'))
    return [...new Set([...(isMissing ? ['text'] : []), ...found])].map((name) => {
      if (name === 'text') return { target: 'draft-text', words: t(`desk:form.missing-${text.way}`) }
      const isEmpty = Object.entries(values.lines).every(([field, value]) => field !== name || value === '')
      const label = t(`desk:field.${name}`)
      return { target: fieldId(name), words: t(isEmpty ? 'desk:form.missing' : 'desk:form.wrong', { label }) }
    })
  }
  return (
    <form className="draft-form" noValidate onSubmit={(event) => void save(event)}>
      <header className="section-head">
        <Button icon="back" testId="leave-draft" onPress={leave}>
          {t('desk:form.leave')}
        </Button>
        <h1>{t(document === undefined ? (urgent ? 'desk:urgent.title' : 'desk:form.new') : 'desk:form.edit')}</h1>
      </header>
      {urgent ? <p className="note note-warn">{t('desk:urgent.hint')}</p> : null}
      {document !== undefined && document.row.version === 0 ? <p className="note">{t('desk:form.taken-over')}</p> : null}
      <ErrorSummary lines={problems} attempt={attempt} />
      {failure === undefined ? null : <FailureNote failure={failure} />}
      <DraftText
        text={text}
        change={(changed, name) => {
          setText(changed)
          mended(['draft-text', ...(name === undefined ? [] : [fieldId('title')])])
          const title = name?.replace(/\.[^.]+$/, '') ?? ''
          if (title !== '' && (values.lines.title ?? '') === '') setValues({ ...values, lines: { ...values.lines, title } })
        }}
      />
      <DraftFields id={id} values={values} change={changeValues} wrong={problems.map(({ target }) => target)} />
      <div className="button-row form-end">
        <Button submit look="primary" busy={busy} testId="save-draft">
          {t(busy ? 'desk:form.saving' : 'desk:form.save')}
        </Button>
        <p className="soft">{t('desk:form.save-hint')}</p>
      </div>
    </form>
  )
}

function startValues({ kind = 'notice', urgent = false, title }: Beginning, base: DeskDraft['fields'] | undefined, body: string) {
  if (base !== undefined) return valuesOf(base)
  const values = newValues(kind, body)
  const lines = { ...values.lines, ...(title !== undefined && { title }) }
  const asked = formFields(kind).some(({ name }) => name === 'signedOn')
  return { ...values, spotlight: urgent, lines: { ...lines, ...(urgent && asked && { signedOn: dayOf(new Date()) }) } }
}

function handedIn({ document, text }: Beginning): HandedIn {
  const { draft, fileName } = document ?? {}
  const written = draft?.text ?? text
  if (written !== undefined) return { way: 'text', text: written }
  return { way: 'file', file: draft?.file, name: fileName, text: '' }
}
