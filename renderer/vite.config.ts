// Builds the two pages, terminal and console, into dist/renderer. The server's content policy allows no inline script.
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** A hall's machine has no Chinese font of its own: until ours is there, text stays blank instead of showing empty boxes. */
const waitForFonts: Plugin = {
  name: 'wait-for-fonts',
  enforce: 'pre',
  transform: (code, id) =>
    id.includes('@fontsource-variable') && id.endsWith('.css')
      ? code.replaceAll('font-display: swap', 'font-display: block')
      : undefined,
}

export default defineConfig({
  root: here('.'),
  base: './',
  plugins: [react(), waitForFonts],
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
      input: { terminal: here('./terminal/index.html'), console: here('./console/index.html') },
    },
  },
})
