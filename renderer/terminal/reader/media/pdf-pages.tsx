// A PDF as published, page under page, each whole on the screen where that leaves it readable: turned by 上一页 / 下一页 like every text, with no bar of its own.
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { type CSSProperties, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Waiting } from '../../../ui/waiting.tsx'
import { drawPage, openPdf } from './pdf-document.ts'

interface PdfPagesProps {
  url: string
  name: string
}

type Opened =
  | { readonly state: 'opening' }
  | { readonly state: 'failed' }
  | { readonly state: 'open'; readonly pages: readonly PDFPageProxy[] }

export function PdfPages({ url, name }: PdfPagesProps) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState<Opened>({ state: 'opening' })
  useEffect(() => {
    let current = true
    setOpened({ state: 'opening' })
    const task = openPdf(url)
    task.promise
      .then(allPages)
      .then((pages) => {
        if (current) setOpened({ state: 'open', pages })
      })
      // Damaged, locked, or gone: the text below still tells what it says.
      .catch(() => {
        if (current) setOpened({ state: 'failed' })
      })
    return () => {
      current = false
      void task.destroy()
    }
  }, [url])
  if (opened.state === 'opening') return <Waiting what={t('terminal:reader.opening')} />
  if (opened.state === 'failed') {
    return (
      <p className="note note-warn" data-testid="pdf-failed">
        {t('terminal:reader.pdf-failed')}
      </p>
    )
  }
  return (
    <div className="pdf" data-testid="pdf" data-pages={opened.pages.length}>
      <p className="soft">{t('terminal:reader.pdf-next', { pages: opened.pages.length })}</p>
      {opened.pages.map((page) => (
        <PdfPage key={page.pageNumber} page={page} pages={opened.pages.length} name={name} />
      ))}
    </div>
  )
}

/** One after the other: their sizes are needed for turning, and two hundred at once would hold everything up. */
async function allPages(pdf: PDFDocumentProxy): Promise<PDFPageProxy[]> {
  const pages: PDFPageProxy[] = []
  for (let number = 1; number <= pdf.numPages; number += 1) pages.push(await pdf.getPage(number))
  return pages
}

function PdfPage({ page, pages, name }: { page: PDFPageProxy; pages: number; name: string }) {
  const { t } = useTranslation()
  const holder = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [near, setNear] = useState(false)
  const [drawn, setDrawn] = useState(false)
  const { width, height } = page.getViewport({ scale: 1 })

  useEffect(() => {
    if (holder.current === null) return
    // Drawn a screen before it is seen, given up a screen after: two hundred canvases would fill the memory.
    const watch = new IntersectionObserver((entries) => setNear(entries.some((entry) => entry.isIntersecting)), {
      root: holder.current.closest('.paged-view'),
      rootMargin: '100%',
    })
    watch.observe(holder.current)
    return () => watch.disconnect()
  }, [])

  useEffect(() => {
    const target = canvas.current
    if (!near || target === null || holder.current === null) return
    const drawing = drawPage(page, target, holder.current.clientWidth)
    // A page that was turned away from while it was drawn is no failure.
    drawing.done.then(() => setDrawn(true)).catch(() => undefined)
    return () => {
      drawing.cancel()
      target.width = 0
      setDrawn(false)
    }
  }, [near, page])

  return (
    <figure className="pdf-page" data-keep="" style={{ '--ratio': width / height } as CSSProperties}>
      <figcaption>{t('terminal:reader.page-of', { page: page.pageNumber, pages })}</figcaption>
      <div ref={holder} className="pdf-paper">
        <canvas
          ref={canvas}
          role="img"
          aria-label={t('terminal:reader.pdf-page', { name, page: page.pageNumber })}
          data-drawn={drawn}
          data-testid="pdf-page"
        />
      </div>
    </figure>
  )
}
