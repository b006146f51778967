// Bundles the Electron shell into dist/electron: main and preload as CommonJS, the host with its worker and the SQLite self-test as modules beside them.
// `vite build --mode test` makes the test build: it may be steered by Playwright and start its host under another Node.
import { fileURLToPath } from 'node:url'
import { defineConfig, type EnvironmentOptions } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

function bundle(format: 'cjs' | 'es', emptyOutDir: boolean, input: Record<string, string>): EnvironmentOptions {
  const extension = format === 'cjs' ? 'cjs' : 'mjs'
  return {
    consumer: 'server',
    // Only native code stays outside; everything else is in the bundle, so the package carries no node_modules but SQLite.
    resolve: { noExternal: true, external: ['electron', 'better-sqlite3'] },
    build: {
      ssr: true,
      emptyOutDir,
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(input).map(([name, file]) => [name, here(file)])),
        external: ['electron', 'better-sqlite3'],
        output: { format, entryFileNames: `[name].${extension}`, chunkFileNames: `[name]-[hash].${extension}` },
      },
    },
  }
}

export default defineConfig(({ mode }) => ({
  root: here('.'),
  define: { __TEST_BUILD__: JSON.stringify(mode === 'test') },
  build: { target: 'node20', outDir: here('../dist/electron'), minify: false },
  environments: {
    main: bundle('cjs', true, { main: './main.ts' }),
    preload: bundle('cjs', false, { preload: './preload.ts' }),
    host: bundle('es', false, {
      host: './host/main.ts',
      'build-worker': './host/content/build-worker.ts',
      'sqlite-self-test': './shell/sqlite-self-test.ts',
    }),
  },
  builder: {
    async buildApp(builder) {
      for (const name of ['main', 'preload', 'host']) {
        const environment = builder.environments[name]
        if (environment !== undefined) await builder.build(environment)
      }
    },
  },
}))
