// A document's text, as an article or, for a guide, as cards. Links inside lead nowhere: the terminal has no browser to leave to.
import { type MouseEvent, useMemo } from 'react'
import type { ReadableDocument } from '../../../shared/api/terminal.ts'
import { fitDocumentHtml } from './document-html.ts'
import { GuideCards } from './guide-cards.tsx'

export function DocumentBody({ document }: { document: ReadableDocument }) {
  const { kind, title, language } = document.meta
  const html = useMemo(() => fitDocumentHtml(document.html, title), [document.html, title])
  const guide = kind === 'guide' && html.includes('<h2')
  return (
    <div className="body-holder" data-read-aloud="" onClickCapture={stayHere} onAuxClickCapture={stayHere}>
      {guide ? (
        <GuideCards html={html} lang={language} />
      ) : (
        <article
          className="body"
          lang={language}
          // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised when packed and verified by its hash; the content policy runs no script
          dangerouslySetInnerHTML={{ __html: html }}
        />
      )}
    </div>
  )
}

function stayHere(event: MouseEvent): void {
  if (event.target instanceof Element && event.target.closest('a, area') !== null) event.preventDefault()
}
