// 文书: each as a Word file to work on, and as a page to read and print.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { type CaseView, hubCasesApi } from '../../shared/api/hub-cases.ts'
import type { CaseDocument } from '../../shared/requests/case/document-text.ts'
import type { Failure } from '../../shared/result.ts'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { download } from './download.ts'
import { callSignedIn } from './session.ts'

type Made = z.output<typeof hubCasesApi.document.response>

export function CaseDocuments({ view }: { view: CaseView }) {
  const { t } = useTranslation()
  const [made, setMade] = useState<Made | undefined>()
  const [busy, setBusy] = useState<CaseDocument | undefined>()
  const [failure, setFailure] = useState<Failure | undefined>()
  const make = async (which: CaseDocument) => {
    if (busy !== undefined) return
    setBusy(which)
    setFailure(undefined)
    const answer = await callSignedIn(hubCasesApi.document, { id: view.id, which })
    setBusy(undefined)
    if (answer.ok) setMade(answer.value)
    else setFailure(answer.error)
  }
  return (
    <div className="case-documents">
      <h3>{t('cases:documents.title')}</h3>
      <p className="soft">{t('cases:documents.hint')}</p>
      <div className="button-row">
        {view.documents.map((which) => (
          <Button key={which} busy={busy === which} testId={`document-${which}`} onPress={() => void make(which)}>
            {t(`cases:document.${which}`)}
          </Button>
        ))}
      </div>
      {failure === undefined ? null : <FailureNote failure={failure} />}
      {made === undefined ? null : (
        <article className="document-sheet" lang="zh-CN" data-testid="document-sheet">
          <h4>{made.title}</h4>
          {made.paragraphs.map((paragraph, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two paragraphs may be the same, and none ever moves
            <p key={at}>{paragraph}</p>
          ))}
          {made.signature.map((line) => (
            <p key={line} className="document-signature">
              {line}
            </p>
          ))}
          <div className="button-row document-buttons">
            <Button look="primary" testId="document-download" onPress={() => download(made.file)}>
              {t('cases:documents.download')}
            </Button>
            <Button icon="print" testId="document-print" onPress={printSheet}>
              {t('cases:documents.print')}
            </Button>
          </div>
        </article>
      )}
    </div>
  )
}

/** Only the sheet goes to paper (console.css): a class on the root says so while the dialog is open. */
function printSheet(): void {
  const { classList } = document.documentElement
  classList.add('prints-document')
  window.print()
  classList.remove('prints-document')
}
