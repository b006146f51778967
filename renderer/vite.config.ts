// Builds the two pages, terminal and console, into dist/renderer. The server's content policy allows no inline script.
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: here('.'),
  base: './',
  plugins: [react()],
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
