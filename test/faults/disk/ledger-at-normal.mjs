// Loaded before the host (`node --import`) to show that the suite can see: the opener of databases then leaves synchronous at NORMAL.
// Nothing of the product can be told to do so; its source is changed while it is loaded.
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'

const CHANGES = [
  ["db.pragma('synchronous = FULL')", "db.pragma('synchronous = NORMAL')"],
  ["requirePragma(db, 'synchronous', 2)", "requirePragma(db, 'synchronous', 1)"],
]

registerHooks({
  load(url, context, next) {
    if (!url.endsWith('/platform/sqlite/open.ts')) return next(url, context)
    let source = readFileSync(fileURLToPath(url), 'utf8')
    for (const [from, to] of CHANGES) {
      if (!source.includes(from)) throw new Error(`expected the opener to say ${from}`)
      source = source.replace(from, to)
    }
    return { format: 'module-typescript', source, shortCircuit: true }
  },
})
