// A document's text, as an article or, for a guide, as cards. Links inside lead nowhere: the terminal has no browser to leave to.
import { type MouseEvent, useLayoutEffect, useMemo, useRef } from 'react'
import type { ReadableDocument } from '../../../shared/api/terminal.ts'
import { type FittedDocument, fitDocument } from './document-html.ts'
import { growTables } from './growing-tables.ts'
import { GuideCards } from './guide-cards.tsx'

export function DocumentBody({ document }: { document: ReadableDocument }) {
  const { kind, title, language } = document.meta
  const guide = kind === 'guide'
  const fitted = useMemo(() => fitDocument(document.html, title, { whole: guide }), [document.html, title, guide])
  return (
    <div className="body-holder" data-read-aloud="" onClickCapture={stayHere} onAuxClickCapture={stayHere}>
      {guide && fitted.html.includes('<h2') ? (
        <GuideCards html={fitted.html} lang={language} />
      ) : (
        <Article fitted={fitted} lang={language} />
      )}
    </div>
  )
}

function Article({ fitted, lang }: { fitted: FittedDocument; lang: string }) {
  const article = useRef<HTMLElement>(null)
  useLayoutEffect(() => (article.current === null ? undefined : growTables(article.current, fitted.longTables)), [fitted])
  return (
    <article
      ref={article}
      className="body"
      lang={lang}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised when packed and verified by its hash; the content policy runs no script
      dangerouslySetInnerHTML={{ __html: fitted.html }}
    />
  )
}

function stayHere(event: MouseEvent): void {
  if (event.target instanceof Element && event.target.closest('a, area') !== null) event.preventDefault()
}
