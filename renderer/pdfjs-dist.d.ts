// pdfjs-dist types its main entry only; the legacy build, which the oldest Chromium we serve can read, is the same.
declare module 'pdfjs-dist/legacy/build/pdf.mjs' {
  export * from 'pdfjs-dist'
}
