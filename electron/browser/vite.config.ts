// Bundles the programs of the browser shell into dist/browser: few files and no more of a library than is used, so that they start quickly on a small machine.
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: here('.'),
  // Only native code stays outside.
  ssr: { noExternal: true, external: ['better-sqlite3'] },
  build: {
    ...{ ssr: true, target: 'node24', outDir: here('../../dist/browser'), emptyOutDir: true, minify: false },
    rolldownOptions: {
      input: {
        main: here('./main.ts'),
        kiosk: here('./kiosk.ts'),
        'build-worker': here('../host/content/build-worker.ts'),
        cli: here('../cli/main.ts'),
      },
      external: ['better-sqlite3'],
      output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
    },
  },
})
