// Builds the pages (terminal, console, and the preview that the console holds) into dist/renderer. The server's content policy allows no inline script.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { handwritingFiles } from '../build/ime/build-strokes.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const TERMINAL = here('./terminal/')

/** What nearly every page is written in (build/fonts/common-characters.py), and what keeps the place of the rest. */
const FIRST_FONTS = ['common-sc', 'common-kr', 'noto-sans-sc-latin-wght-normal', 'noto-sans-kr-latin-wght-normal', 'blank'].map(
  (name) => `${name}.woff2`,
)

/** The fonts that every first page needs are asked for with the page, not when it is laid out: laid out again with each of them, it stood a third later. */
const fontsWithThePage: Plugin = {
  name: 'fonts-with-the-page',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle }) => {
      // The gallery is served from sources: nothing is bundled there.
      if (bundle === undefined) return []
      return FIRST_FONTS.map((name) => {
        const found = Object.values(bundle).find((one) => one.type === 'asset' && one.names.includes(name))
        if (found === undefined) throw new Error(`expected the font ${name} in the bundle`)
        return {
          tag: 'link',
          attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `../${found.fileName}` },
          injectTo: 'head' as const,
        }
      })
    },
  },
}

/** pdfjs reads its maps and fonts at run time: they stand beside the pages under pdfjs/. */
const pdfData: Plugin = {
  name: 'pdf-data',
  generateBundle() {
    for (const folder of ['cmaps', 'standard_fonts', 'wasm', 'iccs']) {
      const from = here(`../node_modules/pdfjs-dist/${folder}/`)
      for (const name of readdirSync(from)) {
        // The content policy runs no WebAssembly.
        if (name.endsWith('.wasm')) continue
        this.emitFile({ type: 'asset', fileName: `pdfjs/${folder}/${name}`, source: readFileSync(`${from}${name}`) })
      }
    }
  },
}

/** A worker of the pages reads the templates of handwriting at run time; their licence lies beside them. */
const handwritingData: Plugin = {
  name: 'handwriting-data',
  generateBundle() {
    for (const { name, bytes } of handwritingFiles()) this.emitFile({ type: 'asset', fileName: `ime/${name}`, source: bytes })
  },
}

export default defineConfig({
  root: here('.'),
  base: './',
  plugins: [react(), fontsWithThePage, pdfData, handwritingData],
  build: {
    // The oldest system Chromium of the browser shell.
    target: 'chrome108',
    outDir: here('../dist/renderer'),
    emptyOutDir: true,
    // Fonts stay files: `data:` is not in the content policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      input: {
        terminal: here('./terminal/index.html'),
        console: here('./console/index.html'),
        preview: here('./preview/index.html'),
        audit: here('./terminal/audit/audit-entry.tsx'),
      },
      // `zwgk audit` asks the running pages for this one by its name.
      output: {
        entryFileNames: ({ name }) => (name === 'audit' ? 'audit.js' : 'assets/[name]-[hash].js'),
        // What several pages begin with, in one file, and what the terminal's share, in another: each further one is asked for in turn at every start.
        codeSplitting: {
          groups: [
            { name: 'shared', tags: ['$initial'], minShareCount: 2, priority: 2, test: (id) => !id.startsWith(TERMINAL) },
            { name: 'terminal-pages', tags: ['$initial'], minShareCount: 2, priority: 1, test: (id) => id.startsWith(TERMINAL) },
          ],
        },
      },
      preserveEntrySignatures: 'exports-only',
    },
  },
})
