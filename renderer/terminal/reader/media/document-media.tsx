// The files of a document, inside the reader: a PDF in its own pages with its text beside it, pictures, video.
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mediaPath, type ReadableDocument } from '../../../../shared/api/terminal.ts'
import { Toggle } from '../../../ui/button.tsx'
import { Waiting } from '../../../ui/waiting.tsx'
import { useReadingAloud } from '../../aloud/reading-aloud.ts'
import { SentenceMark } from '../../aloud/sentence-mark.tsx'
import { DocumentBody } from '../document-body.tsx'
import { Video } from './video.tsx'

// pdfjs is a megabyte: it is read when the first PDF is opened.
const PdfPages = lazy(async () => ({ default: (await import('./pdf-pages.tsx')).PdfPages }))

/** The document's body: its text, or, when it was published as a PDF, its pages with the text one touch away. */
export function DocumentContent({ document }: { document: ReadableDocument }) {
  const { t } = useTranslation()
  const [chosen, setAsText] = useState(false)
  // What is read aloud is shown as the text that is being read.
  const read = useReadingAloud(({ reading }) => reading.state === 'reading' || reading.state === 'paused')
  const asText = chosen || read
  const { id } = document.meta
  const pdfs = document.media.filter(({ mediaType }) => mediaType === 'application/pdf')
  const others = document.media.filter(({ mediaType }) => mediaType !== 'application/pdf')
  const hasText = document.text.trim() !== ''
  return (
    <>
      <SentenceMark document={document} />
      {pdfs.length > 0 && document.meta.summary !== undefined ? (
        <p lang={document.meta.language}>{document.meta.summary}</p>
      ) : null}
      {pdfs.length > 0 && hasText ? (
        <fieldset className="filters" aria-label={t('terminal:reader.media')}>
          <Toggle look="filter" on={!asText} testId="as-pages" onChange={() => setAsText(false)}>
            {t('terminal:reader.as-pages')}
          </Toggle>
          <Toggle look="filter" on={asText} testId="as-text" onChange={() => setAsText(true)}>
            {t('terminal:reader.as-text')}
          </Toggle>
        </fieldset>
      ) : null}
      {pdfs.length === 0 || asText ? (
        <DocumentBody document={document} />
      ) : (
        pdfs.map(({ name }) => (
          <Suspense key={name} fallback={<Waiting what={t('terminal:reader.opening')} />}>
            <PdfPages url={mediaPath(id, name)} name={name} />
          </Suspense>
        ))
      )}
      {others.map(({ name, mediaType }) =>
        mediaType.startsWith('image/') ? (
          <figure key={name} className="picture" data-keep="">
            <img src={mediaPath(id, name)} alt={captionOf(name)} data-testid="picture" />
            <figcaption>{captionOf(name)}</figcaption>
          </figure>
        ) : (
          <Video key={name} url={mediaPath(id, name)} caption={captionOf(name)} />
        ),
      )}
    </>
  )
}

/** A clerk names the file by what it shows. */
function captionOf(name: string): string {
  return name.replace(/\.[^.]+$/, '')
}
