// 正文: a file from the office's own programs, or text pasted in.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DESK_FILE_PATH, deskFileSchema } from '../../../shared/api/hub-desk.ts'
import { DESK_FILE_MAX_BYTES } from '../../../shared/content/limits.ts'
import type { Failure } from '../../../shared/result.ts'
import { FailureNote } from '../../ui/failure-note.tsx'
import { FileChoice } from '../file-choice.tsx'
import { sendFile } from '../session.ts'

export interface HandedIn {
  readonly way: 'file' | 'text'
  /** Hash of the file that the hub keeps. */
  readonly file?: string | undefined
  readonly name?: string | undefined
  readonly text: string
}

const WAYS = ['file', 'text'] as const
const READABLE = '.docx,.xlsx,.pdf,.ofd,.md,.txt,.html,.htm,.csv'
const MIB = 1_048_576

interface DraftTextProps {
  text: HandedIn
  /** `name`: of a file that has just come. */
  change: (text: HandedIn, name?: string) => void
}

export function DraftText({ text, change }: DraftTextProps) {
  const { t } = useTranslation()
  const [sending, setSending] = useState<string | undefined>()
  const [failure, setFailure] = useState<Failure | undefined>()
  const send = async (file: File | undefined) => {
    if (file === undefined) return
    setFailure(undefined)
    if (file.size > DESK_FILE_MAX_BYTES) {
      setFailure({ code: 'too-large' })
      return
    }
    setSending(file.name)
    const answer = await sendFile(`${DESK_FILE_PATH}?name=${encodeURIComponent(file.name)}`, file, deskFileSchema)
    setSending(undefined)
    if (answer.ok) change({ ...text, file: answer.value.file, name: file.name }, file.name)
    else setFailure(answer.error)
  }
  return (
    <section className="card" aria-labelledby="draft-text-title">
      <h2 id="draft-text-title">{t('desk:text.title')}</h2>
      <fieldset className="filters" aria-label={t('desk:text.way')}>
        {WAYS.map((way) => (
          <button
            key={way}
            type="button"
            aria-pressed={way === text.way}
            data-testid={`text-way-${way}`}
            onClick={() => change({ ...text, way })}
          >
            {t(`desk:text.${way}`)}
          </button>
        ))}
      </fieldset>
      {failure === undefined ? null : <FailureNote failure={failure} />}
      {text.way === 'file' ? (
        <p className="upload">
          <FileChoice id="draft-text" accept={READABLE} describedBy="file-hint" testId="file" onFile={(file) => void send(file)}>
            {t(text.file === undefined ? 'desk:text.choose' : 'desk:text.choose-other')}
          </FileChoice>
          <span role="status" data-testid="file-state">
            {sending !== undefined
              ? t('desk:text.sending', { name: sending })
              : text.file === undefined
                ? ''
                : t('desk:text.sent', { name: text.name ?? '' })}
          </span>
          <span id="file-hint" className="soft">
            {t('desk:text.file-hint', { size: DESK_FILE_MAX_BYTES / MIB })}
          </span>
        </p>
      ) : (
        <p className="upload">
          <label htmlFor="draft-text">{t('desk:text.write')}</label>
          <textarea
            id="draft-text"
            rows={12}
            aria-describedby="text-hint"
            value={text.text}
            data-testid="pasted-text"
            onChange={(event) => change({ ...text, text: event.target.value })}
          />
          <span id="text-hint" className="soft">
            {t('desk:text.text-hint')}
          </span>
        </p>
      )}
    </section>
  )
}
