// A PDF as published, page under page, each whole on the screen or, 放大, as wide as the sheet: turned by 上一页 / 下一页 like every text, with no bar of its own.
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { type CSSProperties, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button.tsx'
import { Waiting } from '../../../ui/waiting.tsx'
import { BesidePager } from '../../frame/pager.tsx'
import { QUIET_MS, whenQuiet } from '../../frame/when-quiet.ts'
import { isSeen, watchNear } from './near-view.ts'
import { drawPage, openPdf } from './pdf-document.ts'

interface PdfPagesProps {
  url: string
  name: string
}

// Of a page that ends this near to the top of the screen nothing is read any more.
const NEXT_PX = 60

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
  return <OpenPdf pages={opened.pages} name={name} />
}

function OpenPdf({ pages, name }: { pages: readonly PDFPageProxy[]; name: string }) {
  const { t } = useTranslation()
  const holder = useRef<HTMLDivElement>(null)
  const [large, setLarge] = useState(false)
  // The page that was being read stays the one that is read.
  const reading = useRef<Element | undefined>(undefined)
  const resize = () => {
    const top = holder.current?.closest('.paged-view')?.getBoundingClientRect().top ?? 0
    reading.current = [...(holder.current?.children ?? [])].find((page) => page.getBoundingClientRect().bottom > top + NEXT_PX)
    setLarge(!large)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: after the pages have taken their new size
  useLayoutEffect(() => {
    reading.current?.scrollIntoView({ block: 'start' })
    reading.current = undefined
  }, [large])
  return (
    <div ref={holder} className={large ? 'pdf pdf-large' : 'pdf'} data-testid="pdf" data-pages={pages.length}>
      <p className="soft">{t('terminal:reader.pdf-next', { pages: pages.length })}</p>
      {pages.map((page) => (
        <PdfPage key={page.pageNumber} page={page} pages={pages.length} name={name} large={large} />
      ))}
      <BesidePager>
        <Button testId="pdf-size" onPress={resize}>
          {t(large ? 'terminal:reader.smaller' : 'terminal:reader.larger')}
        </Button>
      </BesidePager>
    </div>
  )
}

/** One after the other: their sizes are needed for turning, and two hundred at once would hold everything up. */
async function allPages(pdf: PDFDocumentProxy): Promise<PDFPageProxy[]> {
  const pages: PDFPageProxy[] = []
  for (let number = 1; number <= pdf.numPages; number += 1) pages.push(await pdf.getPage(number))
  return pages
}

interface PdfPageProps {
  page: PDFPageProxy
  pages: number
  name: string
  large: boolean
}

function PdfPage({ page, pages, name, large }: PdfPageProps) {
  const { t } = useTranslation()
  const holder = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [near, setNear] = useState(false)
  const [drawn, setDrawn] = useState(false)
  const { width, height } = page.getViewport({ scale: 1 })

  useEffect(() => {
    const view = holder.current?.closest('.paged-view')
    // Drawn a screen before it is seen, given up a screen after: two hundred canvases would fill the memory, and each slow down every turn. Until then the paper is blank.
    if (view != null && holder.current !== null) return watchNear(view, holder.current, setNear)
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn anew in another size, or its letters blur
  useEffect(() => {
    const [target, paper] = [canvas.current, holder.current]
    const view = paper?.closest('.paged-view')
    if (!near || target === null || paper === null || view == null) return
    let drawing: ReturnType<typeof drawPage> | undefined
    let giveUp = () => {}
    // What is seen is drawn at once; what lies ahead waits until the touch that turned to this page is answered.
    const next = (goOn: () => void) => {
      if (isSeen(view, paper)) goOn()
      else giveUp = whenQuiet(goOn, () => (isSeen(view, paper) ? 0 : QUIET_MS))
    }
    next(() => {
      drawing = drawPage(page, target, paper.clientWidth, next)
      // A page that was turned away from while it was drawn is no failure.
      drawing.done.then(() => setDrawn(true)).catch(() => undefined)
    })
    return () => {
      giveUp()
      drawing?.cancel()
      target.width = 0
      setDrawn(false)
    }
  }, [near, page, large])

  return (
    <figure
      className="pdf-page"
      data-keep=""
      data-turn-name={t('terminal:reader.page-of', { page: page.pageNumber, pages })}
      style={{ '--ratio': width / height } as CSSProperties}
    >
      <div
        ref={holder}
        className="pdf-paper"
        role="img"
        aria-label={t('terminal:reader.pdf-page', { name, page: page.pageNumber })}
        data-drawn={drawn}
        data-testid="pdf-page"
      >
        {near ? <canvas ref={canvas} /> : null}
      </div>
    </figure>
  )
}
