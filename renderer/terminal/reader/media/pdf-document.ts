// Opens a PDF with pdfjs: its maps for Chinese and Korean character codes come from our own bundle, and nothing in the file is run.
import {
  AnnotationMode,
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentLoadingTask,
  type PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs'
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.mjs?url'

GlobalWorkerOptions.workerSrc = workerUrl

/** Where the build puts pdfjs' data (renderer/vite.config.ts). Without the maps a common Chinese PDF shows empty pages and no error. */
const DATA = new URL('../pdfjs/', document.baseURI).href

export function openPdf(url: string): PDFDocumentLoadingTask {
  return getDocument({
    url,
    cMapUrl: `${DATA}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${DATA}standard_fonts/`,
    wasmUrl: `${DATA}wasm/`,
    iccUrl: `${DATA}iccs/`,
    // The content policy allows no WebAssembly; pdfjs brings plain scripts for the same.
    useWasm: false,
    enableXfa: false,
    stopAtErrors: false,
  })
}

/** Draws a page as wide as its canvas is shown, and goes on, some milliseconds each time, when `next` lets it; resolves when it is drawn, rejects when it was cancelled. */
export function drawPage(
  page: PDFPageProxy,
  canvas: HTMLCanvasElement,
  width: number,
  next: (goOn: () => void) => void,
): { done: Promise<void>; cancel: () => void } {
  const scale = (width * Math.min(2, devicePixelRatio)) / page.getViewport({ scale: 1 }).width
  const viewport = page.getViewport({ scale })
  canvas.width = Math.floor(viewport.width)
  canvas.height = Math.floor(viewport.height)
  const task = page.render({ canvas, viewport, annotationMode: AnnotationMode.ENABLE })
  task.onContinue = next
  return { done: task.promise, cancel: () => task.cancel() }
}
