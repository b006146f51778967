// A document's text. Links inside lead nowhere: the terminal has no browser to leave to.
import { type MouseEvent, useMemo } from 'react'
import type { ReadableDocument } from '../../../shared/api/terminal.ts'
import { fitDocumentHtml } from './document-html.ts'

export function DocumentBody({ document }: { document: ReadableDocument }) {
  const html = useMemo(
    () => ({ __html: fitDocumentHtml(document.html, document.meta.title) }),
    [document.html, document.meta.title],
  )
  return (
    <article
      className="body"
      lang={document.meta.language}
      onClickCapture={stayHere}
      onAuxClickCapture={stayHere}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised when packed and verified by its hash; the content policy runs no script
      dangerouslySetInnerHTML={html}
    />
  )
}

function stayHere(event: MouseEvent): void {
  if (event.target instanceof Element && event.target.closest('a, area') !== null) event.preventDefault()
}
